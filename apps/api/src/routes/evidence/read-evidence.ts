import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  downloadEvidence,
  listCustody,
  listFindingEvidence,
  readEvidence,
  readEvidencePicture,
  verifyEvidence,
} from '@touchstone/api-client/routes/evidence';
import { custodyOf, readEvidence as evidenceOf, evidenceOfFinding, type ListedEvidence } from '@touchstone/db/repositories/evidence-lists';
import { readFinding } from '@touchstone/db/repositories/finding-lists';
import { type CustodyEvent, showEvidence } from '@touchstone/services/evidence';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { pictureType, SIGNATURE_BYTES } from '../../http/picture-type.ts';
import { sendObject } from '../../http/send-object.ts';
import { Refusal } from '../../problem/refusal.ts';
import { evidencePorts } from '../../wiring/evidence-ports.ts';

const evidenceShape = ({ capturedAt, purgedAt, createdAt, ...row }: ListedEvidence) => ({
  ...row,
  kind: row.kind as 'screenshot',
  capturedAt: capturedAt?.toISOString() ?? null,
  purgedAt: purgedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

/** @throws Refusal `not-found` for what lies outside the caller's scope */
export async function visibleEvidence(
  { session, transaction }: Pick<Context, 'session' | 'transaction'>,
  sha256: string,
): Promise<ListedEvidence> {
  const row = await transaction((tx) => evidenceOf(tx, session, sha256));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const readEvidenceHandler = handle(readEvidence, async (context) => ({
  status: 200,
  body: evidenceShape(await visibleEvidence(context, context.params.sha256)),
}));

export const listFindingEvidenceHandler = handle(listFindingEvidence, ({ params, session, transaction }) =>
  transaction(async (tx) => {
    if ((await readFinding(tx, session, params.finding)) === undefined) throw new Refusal('not-found');
    const rows = await evidenceOfFinding(tx, session, params.finding);
    return { status: 200, body: { items: rows.map(evidenceShape) } };
  }),
);

export const downloadEvidenceHandler = handle(downloadEvidence, async (context) => {
  const { params, query, headers, platform, address } = context;
  await visibleEvidence(context, params.sha256);
  const as = query.as ?? 'shown';
  if (!(await showEvidence(evidencePorts(context), params.sha256, as, { address }))) throw new Refusal('purged');
  return sendObject(platform.objects, params.sha256, headers.range);
});

/** Larger ones are taken away, not looked at on a page. */
const LARGEST_PICTURE = 32 * 2 ** 20;

export const readEvidencePictureHandler = handle(readEvidencePicture, async (context) => {
  const { params, platform, address } = context;
  const { sha256 } = params;
  await visibleEvidence(context, sha256);
  const stored = await platform.objects.stat(sha256);
  if (stored === undefined || stored.sizeBytes > LARGEST_PICTURE) throw new Refusal('not-found');
  const head = await platform.objects.open(sha256, { start: 0, end: Math.min(SIGNATURE_BYTES, stored.sizeBytes) - 1 });
  const type = pictureType(await buffer(head as Readable));
  if (type === undefined) throw new Refusal('not-found');
  if (!(await showEvidence(evidencePorts(context), sha256, 'shown', { address }))) throw new Refusal('purged');
  const headers = { 'content-type': type, 'content-length': String(stored.sizeBytes), 'cache-control': 'private, max-age=600' };
  return { status: 200, body: (await platform.objects.open(sha256)) as unknown, headers };
});

export const verifyEvidenceHandler = handle(verifyEvidence, async (context) => {
  const { params, platform } = context;
  const row = await visibleEvidence(context, params.sha256);
  const result = row.purgedAt === null ? await platform.objects.verify(params.sha256) : ('purged' as const);
  await evidencePorts(context).inTransaction((tx) => tx.custody(params.sha256, 'verified', { result }));
  return { status: 200, body: { result } };
});

export const listCustodyHandler = handle(listCustody, async (context) => {
  const { params, query, platform, transaction } = context;
  await visibleEvidence(context, params.sha256);
  const body = await transaction((tx) =>
    pageOf(platform.pageTokens, `list-custody ${params.sha256}`, query, {
      read: (limit, after) => custodyOf(tx, params.sha256, limit, after === undefined ? 0 : Number(after[0])),
      keyOf: ({ seq }) => [seq],
      shape: ({ at, event, ...row }) => ({ ...row, event: event as CustodyEvent, at: at.toISOString() }),
    }),
  );
  return { status: 200, body };
});
