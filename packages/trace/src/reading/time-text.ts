/**
 * Milliseconds since 1970 of a date and time as tools write them: `2026-03-01T09:30:15.250+08:00`, `2026-3-1 9:30:15`,
 * `2026/03/01 09:30`, or milliseconds or seconds as a number. Undefined for what is no time.
 *
 * @param offsetMinutes zone of what names none, minutes east of Greenwich
 */
export function timeOf(text: string, offsetMinutes: number): number | undefined {
  const trimmed = text.trim();
  if (/^\d{9,10}(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed) * 1000);
  if (/^\d{12,13}(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed));
  const parts = partsOf(trimmed);
  return parts === undefined ? undefined : instantOf(parts, offsetMinutes);
}

export interface TimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** Minutes east of Greenwich, when written. */
  readonly offsetMinutes?: number;
}

const SHAPE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** The parts as written, without looking whether such a day exists; month 0 is possible. */
export function partsOf(text: string): TimeParts | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined;
  const zone = match[8];
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    ms: match[7] === undefined ? 0 : Math.floor(Number(`0.${match[7]}`) * 1000),
    ...(zone === undefined ? {} : { offsetMinutes: zone === 'Z' ? 0 : offsetOf(zone)! }),
  };
}

/** Undefined for month 0. */
export function instantOf(parts: TimeParts, offsetMinutes: number): number | undefined {
  if (parts.month < 1) return undefined;
  const minutes = daysSince1970(parts.year, parts.month, parts.day) * 1440 + parts.hour * 60 + parts.minute;
  return (minutes - (parts.offsetMinutes ?? offsetMinutes)) * 60_000 + parts.second * 1000 + parts.ms;
}

/** Minutes east of Greenwich of `+08:00`, `+0800` or a zone without summer time that our logs come from. */
export function offsetOf(zone: string): number | undefined {
  const match = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (match !== null) return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
  return ZONES.get(zone);
}

const ZONES: ReadonlyMap<string, number> = new Map([
  ['UTC', 0],
  ['GMT', 0],
  ['Z', 0],
  ['Etc/UTC', 0],
  ['Asia/Shanghai', 480],
  ['Asia/Chongqing', 480],
  ['Asia/Urumqi', 480],
  ['Asia/Hong_Kong', 480],
  ['Asia/Macau', 480],
  ['Asia/Taipei', 480],
  ['Asia/Singapore', 480],
  ['Asia/Tokyo', 540],
  ['Asia/Seoul', 540],
]);

/** Days from 1970-01-01 in the Gregorian calendar. Years begin in March, so that the odd month comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}
