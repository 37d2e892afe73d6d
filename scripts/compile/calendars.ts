import { DataFiles } from './data-files.ts';
import type { Entry } from './entry.ts';
import type { SourceFile } from './source-files.ts';

const FIELDS = 'jurisdiction year source sourceUrl publishedOn isDayOfPublicationKnown validity holidays makeUpDays';

/** One notice of the State Council's office: data/calendars/CN-<year>.yaml, and -2, -3 for what was put right in the year. */
export interface CalendarFile {
  readonly jurisdiction: string;
  readonly year: number;
  /** Title and number. */
  readonly source: string;
  readonly sourceUrl: string;
  readonly publishedOn: string;
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
}

/**
 * The calendars of data/calendars, the oldest first; a correction stands behind what it corrects.
 *
 * @throws DataError that names the file and the field
 */
export const compileCalendars = (files: readonly SourceFile[]): readonly CalendarFile[] =>
  new DataFiles(files)
    .folder('data/calendars/')
    .map(readCalendar)
    .sort((a, b) => a.year - b.year || (a.publishedOn < b.publishedOn ? -1 : 1));

/** Days by the name of their holiday; all in the year, or in the last week of the year before. */
function readCalendar(file: Entry): CalendarFile {
  file.only(...FIELDS.split(' '));
  const year = file.get('year').whole();
  file.get('isDayOfPublicationKnown').flag();
  const validity = file.get('validity').only('from', 'until');
  const [from, until] = [dayOf(validity.get('from')), dayOf(validity.get('until'))];
  const within = (entry: Entry): string => {
    const day = dayOf(entry);
    return day >= from && day <= until ? day : entry.fail(`lies outside the validity, ${from} to ${until}`);
  };
  const holidays = file
    .get('holidays')
    .entries()
    .flatMap(([, days]) => days.list().map(within));
  const makeUpDays = file.get('makeUpDays').list().map(within);
  const both = makeUpDays.find((day) => holidays.includes(day));
  if (both !== undefined) file.get('makeUpDays').fail(`${both} is a holiday, too`);
  return {
    jurisdiction: file.get('jurisdiction').text(),
    year,
    source: file.get('source').text(),
    sourceUrl: file.get('sourceUrl').optionalText() ?? '',
    publishedOn: dayOf(file.get('publishedOn')),
    holidays: [...new Set(holidays)].sort(),
    makeUpDays: [...makeUpDays].sort(),
  };
}

function dayOf(entry: Entry): string {
  const text = entry.text();
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : entry.fail('must be a day, YYYY-MM-DD');
}
