import { dirname } from 'node:path';
import type { App } from '@touchstone/app-model';
import type { EvidenceFile, Knowledge } from '@touchstone/facts';
import { toHex } from '@touchstone/kernel/hex';
import type { Problem } from '@touchstone/kernel/problem';
import { type OpenFile, openFile, ports, tlsCrypto } from '@touchstone/ports-node';
import { decodeText, eachRow, readTable } from '@touchstone/readers';
import {
  callClassifier,
  createSheetReader,
  createTraceReader,
  foldRunLog,
  type OwnValue,
  type RunLog,
  type RunLogOptions,
  recogniseTrace,
  stackOwners,
  Timeline,
  type TraceFormat,
  type TraceSink,
  type TraceSummary,
} from '@touchstone/trace';
import { captureFormat, createCaptureReader, createKeyLogReader } from '@touchstone/trace/capture';
import { withBodies } from './body-files.ts';
import type { EvidencePaths, NamedPath } from './evidence-paths.ts';
import { type OtherRecords, ownRecords } from './own-records.ts';
import { orUnread } from './unread.ts';

/** What logs and captures came to. */
export interface ReadRun {
  readonly logs: readonly RunLog[];
  readonly files: readonly EvidenceFile[];
  readonly problems: readonly Problem[];
}

/** Read in pieces of so many bytes. */
const PIECE = 1 << 20;
const MOST_WORKBOOK = 512 * 2 ** 20;
/** A table of a tool is text that is held whole; what is larger, or no table at all, is read so far. */
const MOST_TABLE = 64 * 2 ** 20;
const MOST_KEY_LOG = 64 * 2 ** 20;

/**
 * Reads the logs of a run, then its captures: what the logs say of the device and of the steps of the run holds for those too. A file that
 * cannot be read is a problem `file/…`, and the others are read without it.
 */
export async function readRun(paths: EvidencePaths, app: App, knowledge: Knowledge): Promise<ReadRun> {
  const reading: Reading = { app, knowledge, timeline: new Timeline(), values: [] };
  const logs: RunLog[] = [];
  const files: EvidenceFile[] = [];
  const unread: Problem[] = [];
  const sources = [
    ...(paths.traces ?? []).map((path) => [path, readLog] as const),
    ...(paths.hars ?? []).map((path) => [path, readHar] as const),
    ...(paths.captures ?? []).map((path) => [path, readCapture(paths.keyLog)] as const),
  ];
  for (const [path, read] of sources) {
    // Of a log that turns out to be another app's not even the steps count.
    const { timeline } = reading;
    if (timeline.isEmpty) reading.timeline = new Timeline();
    const found = await orUnread(path.name, () => fromFile(path, reading, read));
    if ('problem' in found) {
      unread.push(found.problem);
      continue;
    }
    files.push(found.file);
    if (isOfOtherApp(found.log, app)) {
      unread.push(...problemsOf(found.log));
      reading.timeline = timeline;
      continue;
    }
    logs.push(found.log);
    reading.values = [...reading.values, ...(found.log.head?.device?.values ?? [])];
  }
  return { logs, files, problems: [...unread, ...logs.flatMap(problemsOf)] };
}

/** What another app did says nothing about this one. */
function isOfOtherApp({ head, summary }: RunLog, app: App): boolean {
  const [named, expected] = [head?.app?.package, app.manifest?.package];
  if (summary.problems.some(({ code }) => code === 'trace/app-not-seen')) return true;
  return named !== undefined && expected !== undefined && named !== expected;
}

interface Reading {
  readonly app: App;
  readonly knowledge: Knowledge;
  timeline: Timeline;
  values: readonly OwnValue[];
}

interface Source {
  readonly path: string;
  readonly opened: OpenFile;
  readonly package: string | undefined;
  readonly timeline: Timeline;
  /** Every byte of the file, in order. */
  pieces(): Generator<Uint8Array>;
}

type Read = (source: Source, sink: TraceSink) => TraceSummary | Promise<TraceSummary>;

async function fromFile(
  { path, name }: NamedPath,
  reading: Reading,
  read: Read,
): Promise<{ readonly log: RunLog; readonly file: EvidenceFile }> {
  const { app, knowledge, timeline, values } = reading;
  const opened = openFile(path, { inMemoryBytes: 8 * PIECE });
  try {
    const hasher = ports.hash.start('sha256');
    const packageName = app.manifest?.package;
    const options: RunLogOptions = {
      classify: callClassifier(knowledge, packageName),
      ownerOf: stackOwners(app.owners),
      values,
      ports,
    };
    const fold = foldRunLog(name, options);
    const other: OtherRecords = { count: 0, line: 0 };
    const sink = ownRecords(withBodies(fold.sink, dirname(path)), app, other);
    const pieces = function* (): Generator<Uint8Array> {
      for (let at = 0; at < opened.size; at += PIECE) {
        const piece = opened.read(at, Math.min(PIECE, opened.size - at));
        hasher.update(piece);
        yield piece;
      }
    };
    const summary = await read({ path, opened, package: packageName, timeline, pieces }, sink);
    const log = fold.end(other.count === 0 ? summary : withOther(summary, other));
    return { log, file: { input: 'runtime', name, sha256: toHex(hasher.digest()), sizeBytes: opened.size } };
  } finally {
    opened.close();
  }
}

function withOther(summary: TraceSummary, { count, line }: OtherRecords): TraceSummary {
  return { ...summary, problems: [...summary.problems, { code: 'trace/other-process', count, lines: [line] }] };
}

/** A log of text, or a workbook or table of a tool. */
async function readLog(source: Source, sink: TraceSink): Promise<TraceSummary> {
  const start = source.opened.read(0, Math.min(source.opened.size, 4096));
  const found = recogniseTrace(start);
  const options = { ...(source.package === undefined ? {} : { package: source.package }), timeline: source.timeline };
  if (found.kind === 'capture') return readCapture(undefined)(source, sink);
  const isTable = (found.kind === 'unknown' && found.looksLike === 'text') || (found.kind === 'text' && /\.[ct]sv$/i.test(source.path));
  if (found.kind === 'workbook' || isTable) {
    if (isTable && !looksLikeTable(source)) return readText(source, sink, undefined);
    const bytes = beginningOf(source.pieces(), isTable ? MOST_TABLE : MOST_WORKBOOK);
    const reader = createSheetReader(sink, options);
    if (isTable) for (const row of readTable(bytes, { name: source.path }).value) reader.row(source.path, row);
    else eachRow(bytes, { ports }, (sheet, row) => reader.row(sheet, row));
    return reader.end();
  }
  return readText(source, sink, undefined);
}

/** Whether the headings of a tool stand at the beginning: what has none is refused without being held. */
function looksLikeTable({ opened, path }: Source): boolean {
  const reader = createSheetReader({ record: () => undefined });
  for (const row of readTable(opened.read(0, Math.min(opened.size, PIECE)), { name: path }).value) reader.row(path, row);
  return reader.end().format !== undefined;
}

/** Up to so many bytes are kept; the rest is passed over, for the digest of the file. */
function beginningOf(pieces: Iterable<Uint8Array>, most: number): Uint8Array {
  const kept: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (length >= most) continue;
    kept.push(piece);
    length += piece.length;
  }
  return Buffer.concat(kept).subarray(0, most);
}

const readHar: Read = (source, sink) => readText(source, sink, 'har');

function readText(source: Source, sink: TraceSink, format: TraceFormat | undefined): TraceSummary {
  const { opened, pieces, package: name, timeline } = source;
  const reader = createTraceReader(sink, {
    timeline,
    decodeUtf8,
    ...(name === undefined ? {} : { package: name }),
    ...(format === undefined ? {} : { format }),
  });
  const { encoding } = decodeText(opened.read(0, Math.min(opened.size, PIECE)));
  const other = /^(?:gb|big5)/.test(encoding) ? new TextDecoder(encoding) : undefined;
  for (const piece of pieces()) reader.push(other === undefined ? piece : other.decode(piece, { stream: true }));
  if (other !== undefined) reader.push(other.decode());
  return reader.end();
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const decodeUtf8 = (bytes: Uint8Array): string => utf8.decode(bytes);

function readCapture(keyLog: string | undefined): Read {
  return ({ opened, pieces, package: name, timeline }, sink) => {
    const secrets = [keyLog === undefined ? '' : readKeyLog(keyLog), secretsInside(opened)].filter((text) => text !== '').join('\n');
    const reader = createCaptureReader(sink, {
      timeline,
      crypto: tlsCrypto,
      inflate: ports.inflate,
      ...(name === undefined ? {} : { package: name }),
      ...(secrets === '' ? {} : { keyLog: secrets }),
    });
    for (const piece of pieces()) reader.push(piece);
    return reader.end();
  };
}

/** Secrets that a capture holds itself, which may stand behind the packets that they open. */
function secretsInside(opened: OpenFile): string {
  if (captureFormat(opened.read(0, Math.min(opened.size, 16))) !== 'pcapng') return '';
  const reader = createKeyLogReader();
  for (let at = 0; at < opened.size; at += PIECE) reader.push(opened.read(at, Math.min(PIECE, opened.size - at)));
  return reader.end();
}

function readKeyLog(path: string): string {
  const opened = openFile(path);
  try {
    return Buffer.from(opened.read(0, Math.min(opened.size, MOST_KEY_LOG))).toString('latin1');
  } finally {
    opened.close();
  }
}

function problemsOf({ file, summary, left }: RunLog): readonly Problem[] {
  return [
    ...summary.problems.map(({ code, lines }) => ({ code, at: lines[0] ?? 0, file })),
    ...Object.keys(left).map((kind) => ({ code: `trace/too-many-${kind}`, at: 0, file })),
  ];
}
