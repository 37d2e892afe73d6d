/** A calendar day in Asia/Shanghai, `2025-03-14`. Deadlines and validity of law are days, never instants. */
export type LocalDate = string & { readonly brand: 'LocalDate' };

/** Whether `text` is a day that exists: `2025-02-30` is not. */
export function isLocalDate(text: string): text is LocalDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
