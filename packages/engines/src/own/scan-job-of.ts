import type { RunConfig } from '@touchstone/domain/engine';
import type { EvidencePaths, NamedPath } from '@touchstone/evidence';
import type { ScanJob } from '@touchstone/scan-pool';
import type { EngineTask, TaskInput } from '../engine.ts';

/** What our own scan can be told. */
export interface OwnConfig extends RunConfig {
  /** Type of the 39: number or name. */
  readonly category: string | null;
  readonly depth: 'standard' | 'full';
  /** The day whose law counts, `YYYY-MM-DD`. */
  readonly asOf: string | null;
  /** SHA-256 of the inputs that are used, sorted: another policy is another run. */
  readonly inputs: readonly string[];
}

/** The configuration of a run; its hash is the run's identity beside artifact, engine and rule set. */
export function ownConfig(settings: {
  readonly category?: string;
  readonly depth?: 'standard' | 'full';
  readonly asOf?: string;
  readonly inputs?: readonly string[];
}): OwnConfig {
  const { category = null, depth = 'standard', asOf = null, inputs = [] } = settings;
  return { category, depth, asOf, inputs: [...new Set(inputs)].sort() };
}

export function jobOf({ artifact, inputs, config }: EngineTask): ScanJob {
  const text = (name: string) => (typeof config[name] === 'string' && config[name] !== '' ? { [name]: config[name] } : {});
  return {
    paths: [artifact.path],
    options: { name: artifact.fileName, ...text('category'), ...text('asOf'), ...(config['depth'] === 'full' ? { depth: 'full' } : {}) },
    ...(inputs.length === 0 ? {} : { evidence: evidenceOf(inputs) }),
    format: 'json',
    lang: 'zh',
  };
}

function evidenceOf(inputs: readonly TaskInput[]): EvidencePaths {
  const of = (kind: TaskInput['kind']): readonly NamedPath[] =>
    inputs.filter((input) => input.kind === kind).map(({ path, fileName }) => ({ path, name: fileName }));
  const list = (name: 'traces' | 'hars' | 'captures', kind: TaskInput['kind']) => (of(kind).length === 0 ? {} : { [name]: of(kind) });
  const one = (name: 'policy' | 'ui') => (of(name)[0] === undefined ? {} : { [name]: of(name)[0] });
  return { ...one('policy'), ...list('traces', 'trace'), ...list('hars', 'har'), ...list('captures', 'capture'), ...one('ui') };
}
