import type { CalendarYear } from '@touchstone/domain/calendar';
import type { LocalDate } from '@touchstone/kernel/dates';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** A version of a year's calendar, with where it came from. */
export interface CalendarVersion extends CalendarYear {
  readonly jurisdiction: string;
  readonly sourceUrl: string;
  /** The imported file, as an object. */
  readonly sourceSha256: string | null;
  readonly importedAt: Date;
  readonly importedBy: string | null;
}

const columns = sql`id, jurisdiction, year, published_on::text as "publishedOn", source, source_url as "sourceUrl", source_sha256 as "sourceSha256",
  holidays::text[] as holidays, make_up_days::text[] as "makeUpDays", imported_at as "importedAt", imported_by as "importedBy"`;

type Row = Omit<CalendarVersion, 'holidays' | 'makeUpDays'> & {
  readonly holidays: readonly LocalDate[];
  readonly makeUpDays: readonly LocalDate[];
};

/** Official calendars inside one transaction. Versions are only ever added. */
export const calendarRows = (tx: SessionTransaction) => ({
  async calendarVersions(jurisdiction = 'CN'): Promise<readonly CalendarVersion[]> {
    const { rows } = await sql<Row>`
      select ${columns} from touchstone.calendar_version where jurisdiction = ${jurisdiction} order by year, published_on, id`.execute(tx);
    return rows.map((row) => ({ ...row, holidays: new Set(row.holidays), makeUpDays: new Set(row.makeUpDays) }));
  },

  /** @returns false when this very version is there */
  async addCalendarVersion(version: CalendarVersion): Promise<boolean> {
    const { id, jurisdiction, year, publishedOn, source, sourceUrl, sourceSha256, importedAt, importedBy } = version;
    const [holidays, makeUpDays] = [[...version.holidays].sort(), [...version.makeUpDays].sort()];
    const { numAffectedRows } = await sql`
      insert into touchstone.calendar_version (id, jurisdiction, year, published_on, source, source_url, source_sha256, holidays, make_up_days, imported_at, imported_by)
      values (${id}, ${jurisdiction}, ${year}, ${publishedOn}::date, ${source}, ${sourceUrl}, ${sourceSha256}, ${holidays}::date[], ${makeUpDays}::date[],
        ${importedAt}, ${importedBy})
      on conflict (jurisdiction, year, published_on, source) do nothing`.execute(tx);
    return numAffectedRows === 1n;
  },
});
