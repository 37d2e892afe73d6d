import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ARTIFACT_KINDS, clausesOf, type EngineDescription, faultsOfDescription } from '@touchstone/domain/engine';
import type { Engine, EngineTask } from './engine.ts';
import { type RunOptions, runEngine } from './run-engine.ts';
import type { EngineRun } from './settle.ts';

/** One thing that every engine must keep to. */
export interface ConformanceCheck {
  readonly name: string;
  /** Of engines that run somewhere. What imported tools wrote and people filled in is there already: nothing of it takes time. */
  readonly isOfRunning?: true;
  /** What is wrong, in words; empty when nothing is. */
  readonly faults: (trial: Trial) => Promise<readonly string[]>;
}

/** An engine, an artifact that it can test or what was said of it, and an empty folder. */
export interface Trial {
  readonly engine: Engine;
  readonly task: EngineTask;
  readonly folder: string;
}

/** Longest time in which a run that was cancelled or is out of time must have ended. */
const PROMPT_MS = 4_000;
const MOST_RESULT = 64 * 1024 * 1024;

/** What is tried with every engine, whoever wrote it: ours in the tests, a vendor's by scripts/check-engine.ts. */
export const conformanceChecks: readonly ConformanceCheck[] = [
  { name: 'its description can be registered', faults: async ({ engine }) => faultsOfDescription(engine.description) },
  {
    name: 'an artifact of its kind is tested: one vote for each clause of its matrix, nothing to correct, the same again',
    async faults(trial) {
      const [first, again] = [await run(trial), await run(trial)];
      const clauses = first.result?.clauses.map(({ clause }) => clause);
      return [
        ...need(
          ['SUCCEEDED', 'PARTIAL'].includes(first.outcome),
          `outcome ${first.outcome} ${first.errorClass ?? ''} ${first.message ?? ''}`.trim(),
        ),
        ...first.problems.map(({ code, at }) => `${code} ${at.element ?? ''}`),
        ...need(isDeepStrictEqual(clauses, clausesOf(trial.engine.description)), 'not one vote for each clause'),
        ...need(isDeepStrictEqual(first, again), 'the same artifact gave another result'),
        ...need(JSON.stringify(first.result).length <= MOST_RESULT, 'the result is too large'),
      ];
    },
  },
  ...Object.entries({
    'an empty file': new Uint8Array(),
    noise: Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251),
    'the beginning of an archive': Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0),
  }).map(
    ([name, bytes]): ConformanceCheck => ({
      name: `${name} is not clean`,
      async faults(trial) {
        const path = join(trial.folder, 'garbage.bin');
        await writeFile(path, bytes);
        return notClean(await run(trial, path), ['NOT_APPLICABLE', 'FAILED']);
      },
    }),
  ),
  {
    name: 'a file that is gone is a failure',
    faults: async (trial) => notClean(await run(trial, join(trial.folder, 'gone.apk')), ['FAILED']),
  },
  {
    name: 'an artifact of a kind that it does not take is not begun',
    async faults({ engine, task, folder }) {
      const kind = ARTIFACT_KINDS.find((one) => !engine.description.accepts.includes(one));
      if (kind === undefined) return [];
      return notClean(await runEngine(engine, { ...task, artifact: { ...task.artifact, kind } }, { workFolder: folder }), [
        'NOT_APPLICABLE',
      ]);
    },
  },
  {
    name: 'out of time it ends, and nothing is clean',
    isOfRunning: true,
    async faults(trial) {
      const started = performance.now();
      const ended = await run(trial, undefined, { limits: { timeoutMs: 1 } });
      return [...notClean(ended, ['TIMED_OUT']), ...need(performance.now() - started < PROMPT_MS, 'it went on')];
    },
  },
  {
    name: 'cancelled it ends and has no result',
    isOfRunning: true,
    async faults(trial) {
      const stop = new AbortController();
      const ending = run(trial, undefined, { signal: stop.signal });
      await new Promise((resolve) => setTimeout(resolve, 20));
      const asked = performance.now();
      stop.abort();
      const { outcome, result } = await ending;
      return [
        ...need(outcome === 'CANCELLED' && result === null, `outcome ${outcome}`),
        ...need(performance.now() - asked < PROMPT_MS, 'it went on'),
      ];
    },
  },
];

/** What an engine of this kind is held against. */
export const checksOf = ({ kind }: Pick<EngineDescription, 'kind'>): readonly ConformanceCheck[] =>
  conformanceChecks.filter(({ isOfRunning }) => !isOfRunning || (kind !== 'import' && kind !== 'lab'));

/** Tries everything, one after the other. Each check has a folder of its own, in which nothing of a run may be left. */
export async function* checkEngine(
  engine: Engine,
  task: EngineTask,
): AsyncGenerator<{ readonly name: string; readonly faults: readonly string[] }> {
  for (const check of checksOf(engine.description)) {
    const folder = await mkdtemp(join(tmpdir(), 'engine-check-'));
    try {
      const faults = await check.faults({ engine, task, folder });
      const left = (await readdir(folder)).filter((name) => name.startsWith('touchstone-run-'));
      yield { name: check.name, faults: [...faults, ...left.map((name) => `left behind: ${name}`)] };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function run({ engine, task, folder }: Trial, path = task.artifact.path, options: RunOptions = {}): Promise<EngineRun> {
  return runEngine(engine, { ...task, artifact: { ...task.artifact, path } }, { workFolder: folder, ...options });
}

const need = (isSo: boolean, fault: string): readonly string[] => (isSo ? [] : [fault]);

const notClean = ({ outcome, result }: EngineRun, outcomes: readonly string[]): readonly string[] => [
  ...need(outcomes.includes(outcome), `outcome ${outcome}`),
  ...(result?.clauses ?? []).filter(({ vote }) => vote === 'NOT_DETECTED').map(({ clause }) => `${clause} is called clean`),
];
