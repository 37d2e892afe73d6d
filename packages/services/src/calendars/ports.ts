import type { CalendarYear } from '@touchstone/domain/calendar';
import type { RecomputeTransaction } from '../deadlines/index.ts';

export interface CalendarVersion extends CalendarYear {
  readonly jurisdiction: string;
  readonly sourceUrl: string;
  /** Digest of the imported file. */
  readonly sourceSha256: string | null;
  readonly importedAt: Date;
  readonly importedBy: string | null;
}

export interface CalendarTransaction extends RecomputeTransaction {
  calendarVersions(): Promise<readonly CalendarVersion[]>;
  /** @returns false when this very version is there */
  addCalendarVersion(version: CalendarVersion): Promise<boolean>;
  /** The calendar is read anew when it is asked for the next time. */
  forgetCalendar(): void;
}
