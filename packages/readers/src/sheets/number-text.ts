/** Formats of Office that are dates or times, by number. @source ECMA-376 part 1, 18.8.30 */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Office takes no longer codes. */
const LONGEST_CODE = 255;

/** Whether a number in this format is shown as a date or a time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  return /[ymdhs年月日时]/i.test(
    code
      .slice(0, LONGEST_CODE)
      .replace(/"[^"]*"|\\.|\[[^\]hms]*\]|_./gi, '')
      .replace(/general|red|e[+-]/gi, ''),
  );
}

const MS_PER_DAY = 86_400_000;
/** Days of Office count from 1900 with a leap day that was none, or from 1904. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const MOST_DAYS = 2_958_466;

/** `2026-01-02 03:04:05`, `2026-01-02` or, of less than a day, `03:04:05`; the time of the file's own place. */
export function dateText(days: number, is1904: boolean): string | undefined {
  if (!(days >= 0 && days < MOST_DAYS)) return undefined;
  const ms = Math.round((days * MS_PER_DAY) / 1000) * 1000;
  const iso = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + ms).toISOString();
  const [date, time] = [iso.slice(0, 10), iso.slice(11, 19)];
  if (days < 1) return time;
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** A number as a person writes it: without the noise of its last bits. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(Number(value.toPrecision(15)));
}
