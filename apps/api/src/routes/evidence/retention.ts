import { listRetentionClasses, listTombstones, setRetentionPeriod } from '@touchstone/api-client/routes/evidence';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import {
  listRetentionClasses as classesOf,
  saveRetentionPeriod,
  listTombstones as tombstonesOf,
} from '@touchstone/db/repositories/evidence-lists';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';

export const listRetentionClassesHandler = handle(listRetentionClasses, ({ transaction }) =>
  transaction(async (tx) => ({ status: 200, body: { items: await classesOf(tx) } })),
);

export const setRetentionPeriodHandler = handle(setRetentionPeriod, ({ params, body, ifMatch, session, platform, address, transaction }) =>
  transaction(async (tx) => {
    const known = (await classesOf(tx)).find(({ name }) => name === params.name);
    if (known === undefined) throw new Refusal('not-found');
    const { leastDays: least } = known;
    if (body.keepDays !== null && (least === null || body.keepDays < least))
      throw new Refusal('invalid-input', {
        errors: [
          {
            pointer: '/body/keepDays',
            message: least === null ? 'kept-for-ever' : ([`不得少于 ${least} 天`, `at least ${least} days`] as const),
          },
        ],
      });
    const { keepDays, basis } = body;
    const version = await saveRetentionPeriod(tx, { name: known.name, keepDays, basis, version: ifMatch });
    if (version === undefined) throw new Refusal('version-conflict');
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'retention.period-set',
      object: { kind: 'retention-class', id: known.name },
      before: { keepDays: known.keepDays },
      after: { keepDays },
      detail: { keepDays, basis },
    });
    return { status: 200, body: { ...known, keepDays, basis, version }, rowVersion: version };
  }),
);

export const listTombstonesHandler = handle(listTombstones, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-tombstones', query, {
      read: (limit, after) => tombstonesOf(tx, limit, timeKey(after)),
      keyOf: ({ atKey, sha256 }) => [atKey, sha256],
      shape: ({ atKey: _atKey, purgedAt, ...row }) => ({ ...row, purgedAt: purgedAt.toISOString() }),
    }),
  })),
);
