import { listDeadlines, readDeadline } from '@touchstone/api-client/routes/deadlines';
import {
  type DeadlineFilter,
  deadlineEvents,
  readDeadline as deadlineOf,
  listDeadlines as deadlinesOf,
  type ListedDeadline,
} from '@touchstone/db/repositories/deadline-lists';
import { toldActor } from '../../access/told-actor.ts';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { deadlineShape } from './shapes.ts';

/** Behind every deadline whose day is known. */
const NO_DAY = 'infinity';

export const listHandler = handle(listDeadlines, ({ query, actor, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-deadlines', query, {
      read: (limit, after) => deadlinesOf(tx, session, filterOf(query, actor.person, platform.now()), limit, timeKey(after)),
      keyOf: ({ dueAtMs, id }) => [dueAtMs === null ? NO_DAY : new Date(dueAtMs).toISOString(), id],
      shape: deadlineShape,
    }),
  })),
);

function filterOf(query: Context<typeof listDeadlines>['query'], person: string | undefined, now: Date): DeadlineFilter {
  const {
    state,
    targetKind,
    target,
    purpose,
    obliged,
    firm,
    result,
    ruleKind,
    mine,
    isOverdue,
    startedFrom,
    startedBefore,
    dueFrom,
    dueBefore,
  } = query;
  return {
    ...{ state, targetKind, target, purpose, obliged, firm, result, ruleKind, case: query.case },
    ...(mine === true ? { handler: person ?? NOBODY } : {}),
    ...(startedFrom === undefined ? {} : { startedFrom: new Date(startedFrom) }),
    ...(startedBefore === undefined ? {} : { startedBefore: new Date(startedBefore) }),
    ...(dueFrom === undefined ? {} : { dueFrom: new Date(dueFrom) }),
    ...(dueBefore === undefined ? {} : { dueBefore: new Date(dueBefore) }),
    ...(isOverdue === true ? { overdueAt: now } : {}),
  };
}

/** A machine handles no case. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** @throws Refusal `not-found` for a deadline that is not there, or not seen */
export async function seenDeadline({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedDeadline> {
  const row = await platform.transaction(session, (tx) => deadlineOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const readHandler = handle(readDeadline, async (context) => {
  const row = await seenDeadline(context, context.params.deadline);
  const events = await context.transaction((tx) => deadlineEvents(tx, row.id));
  return {
    status: 200,
    body: {
      deadline: deadlineShape(row),
      history: events.map(({ actor, detail, at, ...event }) => ({
        ...event,
        actor: toldActor(actor, context.session),
        detail: detail as Record<string, unknown>,
        at: at.toISOString(),
      })),
    },
    rowVersion: row.rowVersion,
  };
});
