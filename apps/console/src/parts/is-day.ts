/** A whole day of this millennium: a year that is still being typed is none, nor is the 31st of February. */
export function isDay(text: string | undefined): text is string {
  if (text === undefined || !/^2\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
