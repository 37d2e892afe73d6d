import type { EngineRef } from './result.ts';

/** How an engine joins: in our process, as a program, by leasing over HTTP, by a report that is imported, or as a person with a check sheet. */
export const ENGINE_KINDS = ['own', 'command', 'pull', 'import', 'lab'] as const;
export type EngineKind = (typeof ENGINE_KINDS)[number];

/** What can be handed to an engine beside the artifact; `person`: somebody who looks. */
export const INPUT_KINDS = ['policy', 'trace', 'har', 'capture', 'ui', 'listing', 'person'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

export const ARTIFACT_KINDS = ['apk', 'apks', 'xapk', 'apkm', 'aab', 'hap', 'ipa', 'none'] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

/** One version of one engine with one rule set: what it can do, and what it costs. */
export interface EngineDescription extends EngineRef {
  readonly name: string;
  readonly vendor: string;
  readonly kind: EngineKind;
  /** Engines that share code, rules or data err together: fusion counts one vote of a group. */
  readonly correlationGroup: string;
  /** What it can decide. A clause that has no row is not tested by it, whatever its results say. */
  readonly capabilities: readonly Capability[];
  readonly accepts: readonly ArtifactKind[];
  /** Longest run, milliseconds. */
  readonly timeoutMs: number;
  readonly cores: number;
  readonly memoryMiB: number;
  /** Runs at once, everywhere together; absent: as many as there are workers. */
  readonly licences?: number;
  /** Runs begun in a minute, everywhere together. */
  readonly ratePerMinute?: number;
  /** Runs begun in a day of Beijing, everywhere together: what a licence counts. */
  readonly runsPerDay?: number;
}

/** A clause, and the inputs that must be there so that silence means something. Several rows of a clause are alternatives. */
export interface Capability {
  readonly clause: string;
  /** Beside the artifact; empty: the artifact is enough. */
  readonly inputs: readonly InputKind[];
}

/** Whether the engine takes such a subject at all. Otherwise the run is NOT_APPLICABLE and never begun. */
export const acceptsArtifact = ({ accepts }: Pick<EngineDescription, 'accepts'>, kind: ArtifactKind): boolean => accepts.includes(kind);

/** Why the engine cannot decide a clause with these inputs; undefined when it can. */
export function whyNotTestable(
  { capabilities }: Pick<EngineDescription, 'capabilities'>,
  clause: string,
  given: ReadonlySet<InputKind>,
): string | undefined {
  const rows = capabilities.filter((row) => row.clause === clause);
  const first = rows[0];
  if (first === undefined) return 'outside-capability';
  if (rows.some(({ inputs }) => inputs.every((input) => given.has(input)))) return undefined;
  return `needs:${first.inputs.filter((input) => !given.has(input)).join(',')}`;
}

/** Clauses of the capability matrix, each once, in order. */
export const clausesOf = ({ capabilities }: Pick<EngineDescription, 'capabilities'>): readonly string[] =>
  [...new Set(capabilities.map(({ clause }) => clause))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** What limits an engine's runs; absent or null: nothing does. */
export interface RunLimits {
  readonly licences?: number | null;
  readonly ratePerMinute?: number | null;
  readonly runsPerDay?: number | null;
}

/** What an engine has of each, everywhere together. */
export interface RunUse {
  readonly running: number;
  readonly inMinute: number;
  readonly inDay: number;
}

/** How many more runs may begin now. */
export function roomFor({ licences, ratePerMinute, runsPerDay }: RunLimits, { running, inMinute, inDay }: RunUse): number {
  const left = (limit: number | null | undefined, used: number) => (limit ?? Number.POSITIVE_INFINITY) - used;
  return Math.max(0, Math.min(left(licences, running), left(ratePerMinute, inMinute), left(runsPerDay, inDay)));
}

/** Whether people or machines decide with it. */
export const isMachine = ({ kind }: Pick<EngineDescription, 'kind'>): boolean => kind !== 'lab';

/** What is wrong with a description, in words of a code; empty when it may be registered. */
export function faultsOfDescription(engine: EngineDescription): readonly string[] {
  const checks: readonly (readonly [boolean, string])[] = [
    [/^[a-z0-9][a-z0-9.:_-]{0,63}$/i.test(engine.id), 'engine/id'],
    [engine.version !== '' && engine.version.length <= 128, 'engine/version'],
    [engine.ruleSet !== '' && engine.ruleSet.length <= 128, 'engine/rule-set'],
    [engine.correlationGroup !== '', 'engine/correlation-group'],
    [engine.accepts.length > 0, 'engine/accepts-nothing'],
    [Number.isFinite(engine.timeoutMs) && engine.timeoutMs > 0, 'engine/timeout'],
    [engine.cores > 0 && engine.memoryMiB > 0, 'engine/resources'],
    [engine.licences === undefined || engine.licences > 0, 'engine/licences'],
    [engine.ratePerMinute === undefined || engine.ratePerMinute > 0, 'engine/rate'],
    [engine.runsPerDay === undefined || engine.runsPerDay > 0, 'engine/quota'],
    [engine.kind !== 'lab' || engine.id.startsWith('lab:'), 'engine/lab-id'],
  ];
  return checks.flatMap(([isRight, code]) => (isRight ? [] : [code]));
}
