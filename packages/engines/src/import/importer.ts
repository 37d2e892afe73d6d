import type { ConfigValue, EngineDescription, InputKind } from '@touchstone/domain/engine';
import type { EngineAnswer } from '../engine.ts';
import type { ResultSubject } from '../results.ts';
import { type EngineRun, settle } from '../settle.ts';

/** What a report is imported for. */
export interface ImportSubject extends ResultSubject {
  /** The day whose law counts, `YYYY-MM-DD`. */
  readonly asOf?: ConfigValue;
  /** Package of the app, where it is known: a log of another app is refused. */
  readonly package?: string;
}

/** Reads the reports of one foreign tool. Never throws for what a report is like. */
export interface Importer {
  /** Word of the format: `sarif`, `mobsf`, `appshark`, `camille`, `appscan`. */
  readonly format: string;
  read(bytes: Uint8Array, subject: ImportSubject): ReadReport;
}

/** Why a report is not taken: no such format, larger than allowed, or about something else. */
export type ImportRefusal = 'unreadable' | 'too-large' | 'other-format' | 'other-artifact';

export type ReadReport =
  | { readonly ok: true; readonly description: EngineDescription; readonly answer: EngineAnswer }
  | { readonly ok: false; readonly reason: ImportRefusal };

export type ImportedRun =
  | { readonly ok: true; readonly description: EngineDescription; readonly run: EngineRun }
  | { readonly ok: false; readonly reason: ImportRefusal };

const NOTHING_GIVEN: ReadonlySet<InputKind> = new Set();

/** A foreign report as the run of an engine, through the check that every result goes through. */
export function importReport(importer: Importer, bytes: Uint8Array, subject: ImportSubject): ImportedRun {
  const read = importer.read(bytes, subject);
  if (!read.ok) return read;
  return { ok: true, description: read.description, run: settle(read.description, subject, NOTHING_GIVEN, read.answer) };
}

/** What all imported engines have in common. */
export function importedEngine(
  own: Pick<EngineDescription, 'id' | 'name' | 'vendor' | 'ruleSet' | 'capabilities'> & {
    readonly version: string | undefined;
    /** Where the tool shares its mistakes with another engine; else it stands alone. */
    readonly correlationGroup?: string;
  },
): EngineDescription {
  return {
    ...own,
    version: versionWord(own.version),
    kind: 'import',
    correlationGroup: own.correlationGroup ?? own.id,
    accepts: ['apk', 'apks', 'xapk', 'apkm', 'aab', 'hap', 'ipa'],
    timeoutMs: 600_000,
    cores: 1,
    memoryMiB: 512,
  };
}

/** A version as others wrote it, kept only when it looks like one. */
const versionWord = (text: string | undefined): string => (text !== undefined && /^\w[\w.+~ -]{0,60}$/.test(text) ? text : 'unknown');
