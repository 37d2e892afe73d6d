import type { Readable } from 'node:stream';
import { uploadEvidence as contract, MAX_EVIDENCE_BYTES } from '@touchstone/api-client';
import { receiveEvidence } from '@touchstone/services/evidence';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { asRefusal } from '../../http/refused-object.ts';
import { Refusal } from '../../problem/refusal.ts';
import { evidencePorts } from '../../wiring/evidence-ports.ts';

export const uploadEvidenceHandler = handle(contract, async ({ params, actor, session, address, raw, platform }) => {
  const { objects, leases } = platform.work;
  const task = await leases.taskOf(params.lease, nameOf(actor));
  if (task === undefined) throw new Refusal('lease-stale');
  const kept = await objects
    .put(raw.request.body as Readable, { maxBytes: MAX_EVIDENCE_BYTES, expectedSha256: params.sha256 })
    .catch(asRefusal);
  const received = await receiveEvidence(
    evidencePorts({ platform, session, address }),
    {
      sha256: kept.sha256,
      sizeBytes: kept.sizeBytes,
      kind: 'engine',
      mediaType: 'application/octet-stream',
      device: null,
      tool: task.engine,
      capturedAt: null,
      capturedBy: nameOf(actor),
    },
    {},
  );
  if (!received.ok) throw new Refusal(received.reason);
  return { status: 200, body: { sha256: kept.sha256, sizeBytes: kept.sizeBytes } };
});
