import type { Readable } from 'node:stream';
import { uploadEvidence as contract, MAX_EVIDENCE_BYTES } from '@touchstone/api-client';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

export const uploadEvidenceHandler = handle(contract, async ({ params, actor, raw, platform }) => {
  const { objects, leases } = platform.work;
  const task = await leases.taskOf(params.lease, nameOf(actor));
  if (task === undefined) throw new Refusal('lease-stale');
  const kept = await objects.put(raw.request.body as Readable, { maxBytes: MAX_EVIDENCE_BYTES, expectedSha256: params.sha256 });
  return { status: 200, body: { sha256: kept.sha256, sizeBytes: kept.sizeBytes } };
});
