const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function partsOf(instant: string): Readonly<Record<string, string>> {
  return Object.fromEntries(PARTS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `2026-03-09 14:05`, in Asia/Shanghai wherever the browser stands; the text itself when it is no instant. */
export function shanghaiTime(instant: string): string {
  if (Number.isNaN(Date.parse(instant))) return instant;
  const { year, month, day, hour, minute } = partsOf(instant);
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

/** `2026-03-09`, the day in Asia/Shanghai. */
export const shanghaiDay = (instant: string): string => shanghaiTime(instant).slice(0, 10);

/** The instant at which a day begins in Asia/Shanghai, which has no summer time. */
export const startOfShanghaiDay = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
