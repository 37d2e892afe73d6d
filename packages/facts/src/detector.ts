import type { App } from '@touchstone/app-model';
import type { Evidence } from './evidence.ts';
import type { Fact } from './fact.ts';
import type { Knowledge } from './knowledge.ts';
import type { Input, Kind } from './vocabulary/index.ts';

/** Observes one matter in an app. Lives in `detectors/<id>/` with its test and its `capability.yaml`. */
export interface Detector {
  /** Kebab-case and equal to its folder's name. */
  readonly id: string;
  /** Raise when the output changes for some input: cached facts of older versions are recomputed. */
  readonly version: number;
  /** Every kind it may yield; nothing else. When it fails, the absence of these kinds proves nothing. */
  readonly yields: readonly Kind[];
  /** Evidence that it reads beside the package; without any of it there is nothing to observe and it does not run. */
  readonly reads?: Evidential | readonly Evidential[];
  /** Costs more than all others together and runs only when the whole depth is asked for. */
  readonly isDeep?: true;
  detect(app: App, knowledge: Knowledge, options: DetectorOptions): Iterable<Fact>;
  /** Facts that follow from those of all detectors; asked when all are there. */
  conclude?(facts: readonly Fact[], knowledge: Knowledge, options: DetectorOptions): Iterable<Fact>;
}

/** Evidence as rules name it, and where `Evidence` holds it. */
export type Evidential = keyof typeof HELD_IN & Input;
const HELD_IN = { policy: 'policy', runtime: 'run', ui: 'screen' } as const satisfies Partial<Record<Input, keyof Evidence>>;

/** Inputs beside the package that were given. */
export const givenInputs = (evidence: Evidence): readonly Evidential[] =>
  (Object.keys(HELD_IN) as Evidential[]).filter((input) => evidence[HELD_IN[input]] !== undefined);

/** What the caller said about the app. */
export interface DetectorOptions {
  /** Type 1–39, when given. */
  readonly appType?: number;
  /** `full` also follows where data goes. */
  readonly depth?: Depth;
  readonly evidence?: Evidence;
}

/** How much is looked at: everything but data flow, or that too. */
export type Depth = 'standard' | 'full';
