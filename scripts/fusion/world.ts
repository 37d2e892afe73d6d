import type { Answer } from '@touchstone/domain/fusion';
import { randomFrom } from './random.ts';

/** An engine whose quality is known, because we made it. */
export interface SimulatedEngine {
  readonly id: string;
  /** Engines of one group share most of their luck: they carry the same rules. */
  readonly group: string;
  /** Share of broken clauses it sees, and of clean ones it reports. */
  readonly sees: number;
  readonly reports: number;
  /** Share of apps it can test at all. */
  readonly tests: number;
  /** Quality from this batch on: its maker changed it behind the same version number. */
  readonly drifts?: { readonly from: number; readonly sees: number; readonly reports: number };
}

export const ENGINES: readonly SimulatedEngine[] = [
  { id: 'own', group: 'own', sees: 0.8, reports: 0.006, tests: 0.97 },
  { id: 'vendor-a', group: 'vendor', sees: 0.7, reports: 0.015, tests: 0.95 },
  { id: 'vendor-b', group: 'vendor', sees: 0.68, reports: 0.018, tests: 0.95 },
  { id: 'vendor-c', group: 'vendor', sees: 0.66, reports: 0.02, tests: 0.9 },
  { id: 'noisy', group: 'noisy', sees: 0.75, reports: 0.08, tests: 0.98 },
  { id: 'silent', group: 'silent', sees: 0.01, reports: 0.0005, tests: 0.99 },
  { id: 'dynamic', group: 'dynamic', sees: 0.85, reports: 0.004, tests: 0.35 },
  { id: 'drifting', group: 'drifting', sees: 0.75, reports: 0.008, tests: 0.95, drifts: { from: 8, sees: 0.45, reports: 0.07 } },
];

/** One clause of one app: the truth, and what each engine said of it; undefined: not tested, or it crashed. */
export interface Item {
  readonly clause: string;
  readonly isReal: boolean;
  readonly answers: readonly (Answer | undefined)[];
}

export interface WorldSize {
  readonly batches: number;
  readonly appsPerBatch: number;
}

/** How often each clause is broken: 0.3 % to 5 %. */
export const PREVALENCES: readonly number[] = [0.003, 0.005, 0.01, 0.01, 0.02, 0.02, 0.03, 0.05];

const SHARED_LUCK = 0.75;
const FAILS = 0.02;
/** Clean apps that look broken to every engine: dead code, a library that is never called. */
const TEMPTING = { share: 0.01, times: 12 };

/**
 * Batches of apps as the engines see them. Engines differ from rule to rule; some apps are hard for all of them and some
 * clean ones tempting for all, so that no method is given the independence that it may assume.
 */
export function makeWorld(seed: number, size: WorldSize): readonly (readonly Item[])[] {
  const random = randomFrom(seed);
  const skill = ENGINES.map(() => PREVALENCES.map(() => 0.75 + 0.5 * random()));
  const groups = [...new Set(ENGINES.map((engine) => engine.group))];
  return Array.from({ length: size.batches }, (_, batch) =>
    Array.from({ length: size.appsPerBatch }, () =>
      PREVALENCES.map((prevalence, clause): Item => {
        const isReal = random() < prevalence;
        const hardness = random();
        const isTempting = random() < TEMPTING.share;
        const luck = new Map(groups.map((group) => [group, random()]));
        const answers = ENGINES.map((engine, i) => {
          const now = engine.drifts !== undefined && batch >= engine.drifts.from ? engine.drifts : engine;
          const own = random();
          const [tests, fails, strong] = [random(), random(), random()];
          if (tests > engine.tests || fails < FAILS) return undefined;
          const drawn = random() < SHARED_LUCK ? luck.get(engine.group)! : own;
          const sees = Math.min(0.98, now.sees * skill[i]![clause]! * (1.35 - 0.7 * hardness));
          const reports = Math.min(0.6, now.reports * (isTempting ? TEMPTING.times : 1));
          if (drawn >= (isReal ? sees : reports)) return 'none';
          return strong < (isReal ? 0.7 : 0.4) ? 'violation' : 'suspected';
        });
        return { clause: `clause-${clause}`, isReal, answers };
      }),
    ).flat(),
  );
}
