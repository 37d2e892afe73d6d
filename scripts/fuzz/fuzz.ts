import { createPool } from '@touchstone/scan-pool';
import { type Recipe, recipeOf } from './mutate.ts';
import type { Sample } from './samples.ts';

export interface Fault {
  readonly number: number;
  readonly what: string;
  /** With as few mutations as still show it. */
  readonly recipe: Recipe;
}

export interface FuzzRun {
  readonly seed: number;
  /** Ends after that long, or after so many packages. */
  readonly seconds: number;
  readonly most?: number;
  readonly children: number;
}

const TIMEOUT_MS = 60_000;
const MOST_FAULTS = 50;

/** Scans mutated packages in child processes, each number the same package for the same seed, until the time is over. */
export async function fuzz(samples: readonly Sample[], run: FuzzRun, onStep: (done: number, faults: number) => void = () => {}) {
  const pool = createPool<Recipe, string | undefined>({
    worker: new URL('./worker.ts', import.meta.url),
    size: run.children,
    jobsPerChild: 2_000,
    maxRssBytes: 1.5e9,
    maxHeapMiB: 1_024,
  });
  const faultOf = async (recipe: Recipe): Promise<string | undefined> => {
    const outcome = await pool.run(recipe, TIMEOUT_MS);
    return outcome.ok ? outcome.value : outcome.failure;
  };
  const endsAt = performance.now() + run.seconds * 1_000;
  const faults: Fault[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < endsAt && faults.length < MOST_FAULTS && next < (run.most ?? Number.POSITIVE_INFINITY)) {
      const number = next++;
      const recipe = recipeOf(samples, run.seed, number);
      const what = await faultOf(recipe);
      if (what !== undefined) faults.push({ number, what, recipe: await smallest(recipe, faultOf) });
      onStep(number + 1, faults.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: run.children }, lane));
  } finally {
    await pool.close();
  }
  return { packages: next, faults: faults.sort((a, b) => a.number - b.number) };
}

/** Leaves out one mutation after the other as long as something is still wrong. */
async function smallest(recipe: Recipe, faultOf: (recipe: Recipe) => Promise<string | undefined>): Promise<Recipe> {
  for (let i = 0; i < recipe.mutations.length && recipe.mutations.length > 1; i++) {
    const fewer = { ...recipe, mutations: recipe.mutations.filter((_, k) => k !== i) };
    if ((await faultOf(fewer)) !== undefined) return smallest(fewer, faultOf);
  }
  return recipe;
}
