import { any, majority, unweighted } from './fusion/counting.ts';
import { dawidSkene } from './fusion/dawid-skene.ts';
import { type LogOddsOptions, logOdds } from './fusion/log-odds.ts';
import { type Figures, run } from './fusion/measure.ts';
import type { Method } from './fusion/method.ts';
import { ENGINES, makeWorld, type WorldSize } from './fusion/world.ts';

/**
 * Compares ways of making one answer of several engines', on engines whose quality is known. The figures of
 * docs/adr/0022-fusion.md come from here: `node scripts/run.mjs scripts/fusion-experiment.ts`.
 */
const CHOSEN: LogOddsOptions = {
  name: 'log-odds (chosen)',
  reviewFrom: 0.05,
  byGroup: true,
  priorWorth: 20,
  mostWeight: 1,
  fade: 0.85,
  shared: true,
  expected: true,
  recalibrated: false,
};

/** What is compared: the ways to choose from. */
export const METHODS: readonly (() => Method)[] = [
  () => any,
  () => majority,
  () => unweighted,
  () => dawidSkene(0.05),
  () => logOdds(CHOSEN),
];

/** The chosen way with one part changed. */
export const VARIANTS: readonly (() => Method)[] = [
  () => logOdds({ ...CHOSEN, name: '– review from 2 %', reviewFrom: 0.02 }),
  () => logOdds({ ...CHOSEN, name: '– review from 10 %', reviewFrom: 0.1 }),
  () => logOdds({ ...CHOSEN, name: '– review from 20 %', reviewFrom: 0.2 }),
  () => logOdds({ ...CHOSEN, name: '– reviewed outcomes alone', expected: false }),
  () => logOdds({ ...CHOSEN, name: '– the same, audits up to 5', expected: false, mostWeight: 5 }),
  () => logOdds({ ...CHOSEN, name: '– the same, audits in full', expected: false, mostWeight: 2000 }),
  () => logOdds({ ...CHOSEN, name: '– straightened after', recalibrated: true }),
  () => logOdds({ ...CHOSEN, name: '– without groups', byGroup: false }),
  () => logOdds({ ...CHOSEN, name: '– nothing fades', fade: 1 }),
  () => logOdds({ ...CHOSEN, name: '– no shrinkage', priorWorth: 1, shared: false }),
];

export interface PhaseFigures {
  readonly phase: string;
  readonly figures: readonly Figures[];
}

/** Figures of all methods over the start, the settled middle and the time after one engine has changed. */
export function experiment(methods: readonly (() => Method)[], size: WorldSize, seeds: readonly number[]): readonly PhaseFigures[] {
  const drift = ENGINES.find((engine) => engine.drifts !== undefined)?.drifts?.from ?? size.batches;
  const phases = [
    ['start', 0, Math.min(2, drift)],
    ['settled', Math.min(2, drift), drift],
    ['after the drift', drift, size.batches],
  ] as const;
  const runs = seeds.map((seed) => {
    const world = makeWorld(seed, size);
    return methods.map((method) =>
      run(
        method(),
        world,
        seed + 1,
        phases.map(([, from, to]) => [from, to] as const),
      ),
    );
  });
  return phases.map(([phase], at) => ({ phase, figures: methods.map((_, method) => meanOf(runs.map((one) => one[method]![at]!))) }));
}

function meanOf(figures: readonly Figures[]): Figures {
  const mean = (value: (one: Figures) => number) => figures.reduce((sum, one) => sum + value(one), 0) / figures.length;
  return {
    method: figures[0]!.method,
    precision: mean((one) => one.precision),
    recall: mean((one) => one.recall),
    reviewsPerThousand: mean((one) => one.reviewsPerThousand),
    recallAtBudget: mean((one) => one.recallAtBudget),
    calibrationError: figures[0]!.calibrationError === null ? null : mean((one) => one.calibrationError ?? 0),
  };
}

function table(phases: readonly PhaseFigures[]): string {
  const percent = (share: number) => (share * 100).toFixed(1);
  return phases
    .map(({ phase, figures }) =>
      [
        `### ${phase}`,
        '| method | precision % | recall % | reviews / 1,000 | recall at budget % | calibration error % |',
        '|---|---|---|---|---|---|',
        ...figures.map(
          (one) =>
            `| ${one.method} | ${percent(one.precision)} | ${percent(one.recall)} | ${one.reviewsPerThousand.toFixed(1)} | ${percent(one.recallAtBudget)} | ${one.calibrationError === null ? '–' : percent(one.calibrationError)} |`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

if (import.meta.main) console.log(table(experiment([...METHODS, ...VARIANTS], { batches: 14, appsPerBatch: 1500 }, [11, 22, 33])));
