import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordFault } from '../fault.ts';

/** A line of the log: a record of the trace contract. */
export type LogRecord = { readonly kind: string; readonly time: number } & Readonly<Record<string, unknown>>;

/** The folder of a run. Every line and picture is on disk as soon as it is known, so that whatever ends the run leaves a usable folder. */
export interface RunFolder {
  readonly path: string;
  /** Records by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** Steps of earlier sessions of this folder, as their summary tells, and those of them that were finished. */
  readonly earlier: readonly WalkedStep[];
  readonly finished: ReadonlySet<string>;
  put(record: LogRecord): void;
  /** @param stem name without number and ending: `first-launch-dialog` */
  putScreen(stem: string, time: number, picture: Buffer | undefined, tree: string | undefined): void;
  /** What the tools said, for whoever must find out why. */
  note(line: string): void;
  /** A file of its own beside the log. */
  keep(name: string, text: string): void;
  finish(summary: unknown): void;
}

/** A step that was walked through. */
export interface WalkedStep {
  readonly step: string;
  readonly scenario: string;
  readonly outcome: 'done' | 'skipped' | 'ended';
  readonly seconds: number;
}

export const LOG = 'run.jsonl';
const SUMMARY = 'summary.json';
const SCREENS = 'ui/screens.jsonl';
/** What the index of screens repeats, so that trees and pictures are read with what happened between them. */
const OF_SCREENS: ReadonlySet<string> = new Set(['phase', 'ui', 'process', 'picture']);
const LONGEST_LINE = 1 << 20;

/** @throws RecordFault: out-in-use */
export function openRunFolder(path: string, header: object, isResumed: boolean): RunFolder {
  const log = join(path, LOG);
  const isThere = existsSync(log);
  if (isThere && !isResumed) throw new RecordFault('out-in-use', path);
  mkdirSync(join(path, 'ui'), { recursive: true });
  const head = `${JSON.stringify(header)}\n`;
  if (!isThere) for (const file of [log, join(path, SCREENS)]) writeFileSync(file, head);
  const counts: Record<string, number> = {};
  if (isThere) repair(log, (record) => note(record));
  const earlier = isThere ? walkedSteps(join(path, SUMMARY)) : [];
  let screens = lastNumber(join(path, 'ui'));

  const append = (file: string, record: LogRecord) => {
    const line = JSON.stringify(record);
    if (Buffer.byteLength(line) < LONGEST_LINE) appendFileSync(join(path, file), `${line}\n`);
  };

  const folder: RunFolder = {
    path,
    counts,
    earlier,
    finished: new Set(earlier.filter(({ outcome }) => outcome !== 'ended').map(({ step }) => step)),
    put(record) {
      note(record);
      append(LOG, record);
      if (OF_SCREENS.has(record.kind) || (record.kind === 'call' && record['action'] !== undefined)) append(SCREENS, record);
    },
    putScreen(stem, time, picture, tree) {
      if (picture === undefined && tree === undefined) return;
      const name = `${String(++screens).padStart(3, '0')}-${stem}`;
      const files = [
        ['screenshot', `${name}.png`, picture],
        ['tree', `${name}.xml`, tree],
      ] as const;
      for (const [type, file, content] of files) {
        if (content === undefined) continue;
        writeFileSync(join(path, 'ui', file), content);
        const record = { kind: 'picture', time, type, file: `ui/${file}` };
        note(record);
        append(LOG, record);
        append(SCREENS, { ...record, file });
      }
    },
    note: (line) => appendFileSync(join(path, 'recorder.log'), `${line}\n`),
    keep: (name, text) => writeFileSync(join(path, name), text),
    finish: (summary) => writeFileSync(join(path, SUMMARY), `${JSON.stringify(summary, null, 2)}\n`),
  };
  return folder;

  function note(record: { readonly kind?: unknown }): void {
    if (typeof record.kind === 'string') counts[record.kind] = (counts[record.kind] ?? 0) + 1;
  }
}

/** A line that was cut by whatever ended the last session is closed, so that the next one stands for itself. */
function repair(log: string, take: (record: object) => void): void {
  const text = readFileSync(log, 'utf8');
  if (text !== '' && !text.endsWith('\n')) appendFileSync(log, '\n');
  for (const line of text.split('\n')) {
    try {
      take(JSON.parse(line) as object);
    } catch {
      // cut, or empty: a reader counts it
    }
  }
}

/** Of a session that could write its summary; after a hard end nothing is taken as finished. */
function walkedSteps(path: string): readonly WalkedStep[] {
  if (!existsSync(path)) return [];
  const { steps } = JSON.parse(readFileSync(path, 'utf8')) as { readonly steps?: readonly WalkedStep[] };
  return steps ?? [];
}

const lastNumber = (folder: string): number =>
  Math.max(0, ...readdirSync(folder).map((name) => Number(/^\d{3,6}(?=-)/.exec(name)?.[0] ?? 0)));
