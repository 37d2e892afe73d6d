import type { Readable } from 'node:stream';
import { MAX_EVIDENCE_BYTES } from '@touchstone/api-client';
import { addEvidence, EVIDENCE_TYPES } from '@touchstone/api-client/routes/evidence';
import { readFinding } from '@touchstone/db/repositories/finding-lists';
import { readSheet } from '@touchstone/db/repositories/sheet-lists';
import { type EvidenceFor, receiveEvidence } from '@touchstone/services/evidence';
import { type Context, handle } from '../../handler.ts';
import { mediaTypeOf } from '../../http/media-type-of.ts';
import { asRefusal } from '../../http/refused-object.ts';
import { Refusal } from '../../problem/refusal.ts';
import { evidencePorts } from '../../wiring/evidence-ports.ts';
import { seenItem } from '../order-items/seen-item.ts';

export const addEvidenceHandler = handle(addEvidence, async (context) => {
  const { query, headers, session, platform, raw } = context;
  const mediaType = mediaTypeOf(raw.request, EVIDENCE_TYPES);
  const target = await targetOf(context, query);

  const sha256 = headers['x-content-sha256'];
  const kept = await platform.objects
    .put(raw.request.body as Readable, { maxBytes: MAX_EVIDENCE_BYTES, expectedSha256: sha256 })
    .catch(asRefusal);
  const { kind, device = null, tool = null, capturedAt } = query;
  const received = await receiveEvidence(
    evidencePorts(context),
    {
      sha256: kept.sha256,
      sizeBytes: kept.sizeBytes,
      kind,
      mediaType,
      device,
      tool,
      capturedAt: capturedAt === undefined ? null : new Date(capturedAt),
      capturedBy: session.actor,
    },
    target,
  );
  if (!received.ok) throw new Refusal(received.reason);
  return { status: 201, body: { sha256: kept.sha256, sizeBytes: kept.sizeBytes, isNew: received.isNew } };
});

/** What the file belongs to: a finding, a sheet or an item of an order that the caller may see. */
async function targetOf(
  { session, platform, transaction }: Pick<Context, 'session' | 'platform' | 'transaction'>,
  query: { readonly finding?: string; readonly sheet?: string; readonly item?: string; readonly fileName?: string },
): Promise<EvidenceFor> {
  const { finding, sheet, item, fileName } = query;
  if ([finding, sheet, item].filter((one) => one !== undefined).length !== 1)
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/query/finding', message: ['请指明问题、检测表、事项中的一个', 'either a finding, a sheet or an item'] }],
    });
  if (item !== undefined) {
    await seenItem({ session, platform }, item);
    return { item };
  }
  if (finding !== undefined) {
    const row = await transaction((tx) => readFinding(tx, session, finding));
    if (row === undefined) throw new Refusal('not-found');
    return { finding };
  }
  if (fileName === undefined)
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/query/fileName', message: ['检测表的文件须有文件名', 'the answers of a sheet name its files'] }],
    });
  const row = await transaction((tx) => readSheet(tx, session, sheet!));
  if (row === undefined) throw new Refusal('not-found');
  if (row.state === 'SUBMITTED' || row.state === 'ACCEPTED') throw new Refusal('no-such-step');
  return { sheet: { id: row.id, fileName } };
}
