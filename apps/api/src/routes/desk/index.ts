import { readDesk } from '@touchstone/api-client/routes/desk';
import { scopeFor } from '../../access/actor.ts';
import { type Handler, handle } from '../../handler.ts';
import { OWN } from './desk-items.ts';
import { WAITING } from './waiting-lists.ts';

/** Everything a desk can hold. An area with a list of what waits adds its row. */
const DESK = [...OWN, ...WAITING];
/** More are not counted. */
const MOST = 1000;

const readDeskHandler = handle(readDesk, async ({ actor, session, platform }) => {
  const now = platform.now();
  const items = [];
  for (const { kind, permission, within, without, count } of DESK) {
    const scope = scopeFor(actor, permission, undefined);
    if (scope === undefined || (within !== undefined && scope.kind !== within) || scope.kind === without) continue;
    const own = { ...session, scope };
    const found = await platform.transaction(own, (tx) => count({ tx, session: own, actor, now }, MOST + 1));
    items.push({ kind, count: Math.min(MOST, found.count), isExact: found.count <= MOST, list: found.list });
  }
  return { status: 200, body: { asOf: now.toISOString(), clock: platform.clock.standing().kind, items } };
});

/** The work desk. */
export const deskHandlers: readonly Handler[] = [readDeskHandler];
