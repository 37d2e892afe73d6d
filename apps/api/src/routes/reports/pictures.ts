import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readReportPicture, readReportPolicy } from '@touchstone/api-client/routes/reports';
import { screenInArchive } from '@touchstone/engines';
import type { Document } from '@touchstone/kernel/document';
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';
import type { Report } from '@touchstone/verdict';
import { type Context, handle } from '../../handler.ts';
import { pictureType } from '../../http/picture-type.ts';
import { Refusal } from '../../problem/refusal.ts';
import { seenScan } from '../runs/seen-run.ts';
import { askedReport } from './asked-report.ts';
import { plain } from './plain.ts';

/** Bytes of one picture, of an archive of screens, of a policy. */
const LARGEST_PICTURE = 8 * 2 ** 20;
const LARGEST_ARCHIVE = 256 * 2 ** 20;
const LARGEST_POLICY = 16 * 2 ** 20;

export const readReportPictureHandler = handle(readReportPicture, async (context) => {
  const { run, report } = await askedReport(context, context.params.run);
  const name = report.exhibits?.screens?.[Number(context.params.screen)]?.picture;
  const { inputs } = await seenScan(context, run.request);
  const archive = inputs.find(({ kind }) => kind === 'ui');
  if (name === undefined || archive === undefined) throw new Refusal('not-found');
  const bytes = await storedInput(context, archive.sha256, LARGEST_ARCHIVE);
  const picture = bytes === undefined ? undefined : screenInArchive(bytes, name.slice(name.indexOf('/') + 1), LARGEST_PICTURE);
  const type = picture === undefined ? undefined : pictureType(picture);
  if (picture === undefined || type === undefined) throw new Refusal('not-found');
  const headers = { 'content-type': type, 'content-length': String(picture.length), 'cache-control': 'private, max-age=3600' };
  return { status: 200, body: Readable.from([Buffer.from(picture)]) as unknown, headers };
});

export const readReportPolicyHandler = handle(readReportPolicy, async (context) => {
  const { run, report, pages } = await askedReport(context, context.params.run);
  const { inputs } = await seenScan(context, run.request);
  return { status: 200, body: plain(pages.policy(await policyText(context, report, inputs))) };
});

/** The policy that was given to the scan; undefined for one inside the package, and where its bytes are gone. */
async function policyText(context: Pick<Context, 'platform'>, report: Report, inputs: readonly Input[]): Promise<Document | undefined> {
  const read = report.evidence?.find(({ input }) => input === 'policy');
  const given = inputs.find(({ kind, sha256 }) => kind === 'policy' && sha256 === read?.sha256);
  if (read === undefined || given === undefined) return undefined;
  const bytes = await storedInput(context, given.sha256, LARGEST_POLICY);
  return bytes === undefined ? undefined : (await readDocument(bytes, { name: read.name, ports })).value;
}

interface Input {
  readonly kind: string;
  readonly sha256: string;
}

/** Undefined where the object is gone or larger than it may be. */
async function storedInput({ platform: { objects } }: Pick<Context, 'platform'>, sha256: string, maxBytes: number) {
  const stored = await objects.stat(sha256);
  return stored === undefined || stored.sizeBytes > maxBytes ? undefined : new Uint8Array(await buffer(await objects.open(sha256)));
}
