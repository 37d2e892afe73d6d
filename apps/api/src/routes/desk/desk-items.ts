import type { DESK_ITEMS } from '@touchstone/api-client/routes/desk';
import { calendarRows } from '@touchstone/db/repositories/calendar-rows';
import { countDeadlines, type DeadlineFilter, provisionalCount } from '@touchstone/db/repositories/deadline-lists';
import { countReviewQueue } from '@touchstone/db/repositories/finding-lists';
import { countUnread } from '@touchstone/db/repositories/notification-lists';
import type { Permission, ScopeKind } from '@touchstone/domain/access';
import { addDays, calendarOf, dayOf, startOfDay, workingDayFrom } from '@touchstone/domain/calendar';
import type { SignedIn } from '../../access/actor.ts';
import type { Session, Transaction } from '../../platform.ts';
import { wantedYear } from '../calendars/wanted-year.ts';

/** Whose desk, and when. */
export interface DeskContext {
  readonly tx: Transaction;
  /** In the scope of the item's permission. */
  readonly session: Session;
  readonly actor: SignedIn;
  readonly now: Date;
}

export interface DeskItem {
  readonly kind: (typeof DESK_ITEMS)[number];
  /** Who may not do this has nothing of it on the desk. */
  readonly permission: Permission;
  /** Only on desks of this scope; on all when absent. */
  readonly within?: ScopeKind;
  /** Not on desks of this scope: nothing of it ever comes to them. */
  readonly without?: ScopeKind;
  /** How many, up to `most`, and the list that holds them. */
  count(context: DeskContext, most: number): Promise<{ readonly count: number; readonly list: string }>;
}

const SOON_WORKING_DAYS = 3;

/** Deadlines of a filter, and the same filter as a query. */
const deadlines = (
  kind: DeskItem['kind'],
  parts: (now: Date, tx: Transaction) => Promise<{ readonly filter: DeadlineFilter; readonly query: Readonly<Record<string, string>> }>,
): DeskItem => ({
  kind,
  permission: 'deadline.read',
  async count({ tx, session, now }, most) {
    const { filter, query } = await parts(now, tx);
    return { count: await countDeadlines(tx, session, filter, most), list: `/api/v1/deadlines?${new URLSearchParams(query)}` };
  },
});

/** Running ones between two instants; what is over is counted as overdue and nowhere else. */
const between = (from: Date, before: Date) => ({
  filter: { state: 'RUNNING', dueFrom: from, dueBefore: before },
  query: { state: 'RUNNING', dueFrom: from.toISOString(), dueBefore: before.toISOString() },
});

/** The last instant of a day belongs to it: a deadline of today ends at the 00:00 that begins tomorrow. */
const justAfter = (ms: number) => new Date(ms + 1);

async function soonUntil(tx: Transaction, now: Date): Promise<number> {
  const calendar = calendarOf(await calendarRows(tx).calendarVersions());
  const today = dayOf(now.getTime());
  const last = workingDayFrom(today, SOON_WORKING_DAYS, calendar);
  return startOfDay(addDays(last.ok ? last.day : addDays(today, SOON_WORKING_DAYS), 1));
}

/** Of the clock, of reviews and of messages; what waits elsewhere is in waiting-lists.ts. */
export const OWN: readonly DeskItem[] = [
  deadlines('deadlines-overdue', async (now) => ({ filter: { overdueAt: now }, query: { isOverdue: 'true' } })),
  deadlines('deadlines-today', async (now) => between(justAfter(now.getTime()), justAfter(startOfDay(addDays(dayOf(now.getTime()), 1))))),
  deadlines('deadlines-soon', async (now, tx) =>
    between(justAfter(startOfDay(addDays(dayOf(now.getTime()), 1))), justAfter(await soonUntil(tx, now))),
  ),
  deadlines('deadlines-provisional', async () => ({ filter: { state: 'PROVISIONAL' }, query: { state: 'PROVISIONAL' } })),
  {
    kind: 'findings-to-review',
    permission: 'finding.second',
    async count({ tx, session, actor, now }, most) {
      const list = '/api/v1/review-queue';
      if (actor.person === undefined) return { count: 0, list };
      const stages = actor.permissions.includes('finding.decide') ? (['first', 'second', 'third'] as const) : (['second'] as const);
      return { count: await countReviewQueue(tx, session, { reviewer: actor.person, stages, now }, most), list };
    },
  },
  {
    kind: 'messages-unread',
    permission: 'notification.read-own',
    async count({ tx, actor }, most) {
      const list = '/api/v1/notifications?isUnread=true';
      return { count: actor.person === undefined ? 0 : await countUnread(tx, actor.person, most), list };
    },
  },
  {
    kind: 'calendar-to-import',
    permission: 'calendar.import',
    async count({ tx, now }) {
      const calendar = calendarOf(await calendarRows(tx).calendarVersions());
      const year = wantedYear(calendar, now.getTime(), await provisionalCount(tx));
      return { count: year === undefined ? 0 : 1, list: year === undefined ? '/api/v1/calendars' : `/api/v1/calendars?year=${year}` };
    },
  },
];
