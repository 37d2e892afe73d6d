import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { Reach } from './reach.ts';

/** Tables that the analysis looks things up in, and what a reflective call must name to be asked about. */
export interface ReachKnowledge {
  /** `data/lists/*.yaml` by name. */
  readonly lists: Readonly<Record<string, unknown>>;
  /** Whether a method that a reflective call names is one of those that are asked about. */
  matchesReflective(target: { readonly class: string; readonly name: string; readonly signature: string | undefined }): boolean;
}

/** Which of the asked instructions can run, when, and before or behind the consent gate. Pure; the same for the same bytes. */
export function analyseReach(_app: App, _asked: readonly Pick<Site, 'method' | 'instruction'>[], _knowledge: ReachKnowledge): Reach {
  return {
    gate: { found: false, how: 'none', flag: undefined, site: undefined, texts: [] },
    answersFor: () => [],
    canRun: () => true,
    reflectiveCalls: [],
    entries: [],
    unresolved: [],
    isPartial: true,
  };
}
