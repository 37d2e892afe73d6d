import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { downloadOpenData, readOpenData } from '@touchstone/api-client/routes/public';
import { allNotices, allPublished, publicStamp } from '@touchstone/db/repositories/public-lists';
import { csvLines } from '../../bulk/csv-lines.ts';
import { type Context, handle } from '../../handler.ts';
import type { Platform } from '../../platform.ts';

/** More than a century of notices. */
const MOST_ROWS = 1_000_000;
const PUBLIC = { 'cache-control': 'public, max-age=300' };

type FileName = 'published-rows.csv' | 'published-rows.jsonl' | 'published-notices.csv' | 'published-notices.jsonl';

interface OpenFile {
  readonly file: FileName;
  readonly mediaType: string;
  readonly rows: number;
  readonly sha256: string;
  readonly bytes: Buffer;
}

interface OpenData {
  readonly stamp: string;
  readonly at: Date | null;
  readonly files: readonly OpenFile[];
}

/** Written once for each state of what is public. */
const written = new WeakMap<Platform, OpenData>();

type Reading = Pick<Context, 'platform' | 'transaction'>;

async function openData({ platform, transaction }: Reading): Promise<OpenData> {
  const kept = written.get(platform);
  return transaction(async (tx) => {
    const { stamp, at } = await publicStamp(tx);
    if (kept?.stamp === stamp) return kept;
    const facts = (await allPublished(tx, MOST_ROWS)).map(({ problems, annotations, publishedAt, ...fact }) => ({
      ...fact,
      publishedAt: publishedAt.toISOString(),
      problems: problems.join('；'),
      annotations: annotations.map(({ text, at: day }) => `${text}（${day.slice(0, 10)}）`).join('；'),
    }));
    const notices = (await allNotices(tx, MOST_ROWS)).map(({ publishedAt, ...notice }) => ({
      ...notice,
      publishedAt: publishedAt.toISOString(),
    }));
    const made = { stamp, at, files: [...filesOf('published-rows', facts), ...filesOf('published-notices', notices)] };
    written.set(platform, made);
    return made;
  });
}

type Line = Readonly<Record<string, string | number | boolean | null>>;

function filesOf(name: 'published-rows' | 'published-notices', lines: readonly Line[]): readonly OpenFile[] {
  const columns = Object.keys(lines[0] ?? {});
  const cells = lines.map((line) =>
    columns.map((column) => (typeof line[column] === 'boolean' ? String(line[column]) : (line[column] ?? null))),
  );
  const csv = Buffer.from(csvLines([columns, ...cells] as (string | number | null)[][]));
  const jsonl = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return [
    fileOf(`${name}.csv`, 'text/csv; charset=utf-8', lines.length, csv),
    fileOf(`${name}.jsonl`, 'application/jsonl', lines.length, jsonl),
  ];
}

const fileOf = (file: FileName, mediaType: string, rows: number, bytes: Buffer): OpenFile => ({
  file,
  mediaType,
  rows,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes,
});

export const readOpenDataHandler = handle(readOpenData, async (context) => {
  const { at, files } = await openData(context);
  return {
    status: 200,
    headers: PUBLIC,
    body: {
      schema: 'touchstone-open-data/1' as const,
      at: at?.toISOString() ?? null,
      files: files.map(({ bytes, ...file }) => ({ ...file, sizeBytes: bytes.length, path: `/api/v1/public/open-data/${file.file}` })),
    },
  };
});

export const downloadOpenDataHandler = handle(downloadOpenData, async (context) => {
  const { files } = await openData(context);
  const { bytes, sha256, file } = files.find((one) => one.file === context.params.file)!;
  const headers = { ...PUBLIC, etag: `"${sha256}"`, 'x-content-sha256': sha256, 'content-disposition': `attachment; filename="${file}"` };
  return { status: 200, body: Readable.from([bytes]), headers };
});
