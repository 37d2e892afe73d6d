/** A line of day and word; the words as notices have them, or in English. */
const KINDS: Readonly<Record<string, 'holidays' | 'makeUpDays'>> = {
  放假: 'holidays',
  休: 'holidays',
  off: 'holidays',
  上班: 'makeUpDays',
  班: 'makeUpDays',
  work: 'makeUpDays',
};
/** A heading, which every table may have. */
const HEADING = /^[^0-9]*$/;

export interface CalendarDays {
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
  /** Lines, from 1, that are neither. */
  readonly badLines: readonly number[];
}

/** A day as tables have it: `2027-01-01`, `2027/1/1`, `2027年1月1日`. */
const DAY = /^(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/;

/** `2027-01-01,off` of a row that holds a day and a word, wherever they stand; undefined when it holds none. */
export function calendarLine(cells: readonly string[]): string | undefined {
  const texts = cells.map((cell) => cell.trim());
  const day = texts.map((text) => DAY.exec(text)).find((found) => found !== null);
  const kind = texts.map((text) => KINDS[text.toLowerCase()]).find((found) => found !== undefined);
  if (day == null || kind === undefined) return undefined;
  return `${dayText(day)},${kind === 'holidays' ? '放假' : '上班'}`;
}

const dayText = ([, year, month = '', day = '']: RegExpExecArray): string => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** Days of a table: `2027-01-01,放假` or `2027/1/1,off`, one a line, a heading allowed. */
export function readCalendarCsv(text: string): CalendarDays {
  const found = { holidays: [] as string[], makeUpDays: [] as string[], badLines: [] as number[] };
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || (i === 0 && HEADING.test(line))) continue;
    const [day = '', word = ''] = line.split(/[,;\t，；]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const kind = KINDS[word.toLowerCase()];
    const parts = DAY.exec(day);
    if (kind === undefined || parts === null) found.badLines.push(i + 1);
    else found[kind].push(dayText(parts));
  }
  return found;
}
