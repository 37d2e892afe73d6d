import { holdArtifact, holdEvidence, listHolds, releaseHold, setRetention } from '@touchstone/api-client/routes/evidence';
import { readArtifact } from '@touchstone/db/repositories/app-lists';
import { listHolds as holdsOf, readHold } from '@touchstone/db/repositories/evidence-lists';
import type { HoldRow } from '@touchstone/db/repositories/evidence-rows';
import { placeHold, releaseHold as release, setRetention as setClass } from '@touchstone/services/evidence';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { evidencePorts } from '../../wiring/evidence-ports.ts';
import { visibleEvidence } from './read-evidence.ts';

const holdShape = ({ id, kind, target, reason, placedBy, placedAt, releasedBy, releasedAt }: HoldRow) => ({
  id,
  target: { kind, id: target },
  reason,
  placedBy,
  placedAt: placedAt.toISOString(),
  releasedBy,
  releasedAt: releasedAt?.toISOString() ?? null,
});

export const holdEvidenceHandler = handle(holdEvidence, async (context) => {
  await visibleEvidence(context, context.params.sha256);
  return placed(context, 'evidence', context.params.sha256, context.body.reason);
});

export const holdArtifactHandler = handle(holdArtifact, async (context) => {
  const { params, session, transaction, body } = context;
  if ((await transaction((tx) => readArtifact(tx, session, params.artifact))) === undefined) throw new Refusal('not-found');
  return placed(context, 'artifact', params.artifact, body.reason);
});

type From = Pick<Context, 'platform' | 'session' | 'address' | 'transaction'>;

async function placed(context: From, kind: 'artifact' | 'evidence', target: string, reason: string) {
  const result = await placeHold(evidencePorts(context), kind, target, reason);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: holdShape(await visibleHold(context, result.hold)) };
}

async function visibleHold({ transaction }: Pick<Context, 'transaction'>, id: string): Promise<HoldRow> {
  const row = await transaction((tx) => readHold(tx, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const listHoldsHandler = handle(listHolds, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-holds', query, {
      read: (limit, after) => holdsOf(tx, query, limit, timeKey(after)),
      keyOf: ({ atKey, id }) => [atKey, id],
      shape: (row) => holdShape(row),
    }),
  })),
);

export const releaseHoldHandler = handle(releaseHold, async (context) => {
  const { params, body, actor } = context;
  const hold = await visibleHold(context, params.hold);
  if (hold.kind === 'artifact' && !actor.permissions.includes('artifact.hold')) throw new Refusal('forbidden');
  const result = await release(evidencePorts(context), params.hold, body.reason, actor.organisation);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, body: holdShape(await visibleHold(context, params.hold)) };
});

export const setRetentionHandler = handle(setRetention, async (context) => {
  const { params, body } = context;
  await visibleEvidence(context, params.sha256);
  const result = await setClass(evidencePorts(context), params.sha256, body.retentionClass, body.reason);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 204, body: null };
});
