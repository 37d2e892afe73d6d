import { systemSession, withSession } from '@touchstone/db';
import { calendarRows } from '@touchstone/db/repositories/calendar-rows';
import { deadlineRows, deadlinesOver, deadlinesToWarnOf } from '@touchstone/db/repositories/deadline-rows';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { USUAL_WARNINGS, type Warnings } from '@touchstone/domain/deadline';
import { calendars } from '@touchstone/knowledge';
import { type CalendarTransaction, loadCalendars } from '@touchstone/services/calendars';
import type { ExpirePorts } from '@touchstone/services/deadlines';
import type { Foundation, Transaction } from '../platform.ts';
import { deadlinePassed } from './deadline-passed.ts';
import type { Installation } from './installation.ts';

/** Working days before the end of a deadline at which somebody is told: a list, the longest first. */
export const WARNINGS_SETTING = 'deadline-warnings';

/** Rows of deadlines and calendars of one transaction, on the clock of the platform. Areas that set deadlines spread them. */
export const deadlineRowsOf =
  ({ now }: Pick<Foundation, 'now'>) =>
  (tx: Transaction) => ({ ...deadlineRows(tx, now), ...calendarRows(tx) });

/** Calendars that come with the installation, taken in when they are not there. @returns how many were added */
export function loadOfficialCalendars({ db, platform }: Pick<Installation, 'db' | 'platform'>): Promise<number> {
  return withSession(db, systemSession('calendars'), (tx) =>
    loadCalendars(deadlineRowsOf(platform)(tx) satisfies CalendarTransaction, calendars()),
  );
}

/** What the loops of the clock work with. @param failed told of a deadline whose consequences failed */
export const expirePorts = (
  { db, platform }: Pick<Installation, 'db' | 'platform'>,
  failed: (id: string, error: unknown) => void,
): ExpirePorts => {
  const session = systemSession('clock');
  return {
    inTransaction: (work) =>
      withSession(db, session, (tx) =>
        work({
          ...deadlineRowsOf(platform)(tx),
          deadlinePassed: (deadline) => deadlinePassed(platform, tx, deadline),
          warnings: async () => (await settingRows(tx).setting<Warnings>(WARNINGS_SETTING)).value ?? USUAL_WARNINGS,
        }),
      ),
    over: (nowMs, limit) => withSession(db, session, (tx) => deadlinesOver(tx, new Date(nowMs), limit)),
    toWarnOf: (horizonsMs, nowMs, limit) => withSession(db, session, (tx) => deadlinesToWarnOf(tx, horizonsMs, new Date(nowMs), limit)),
    nowMs: () => platform.now().getTime(),
    failed,
  };
};
