// node scripts/run.mjs corpus/runs/write-runs.ts: writes what the recipes make.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { heldBackRuns } from './held-back/recipes.ts';
import { runs } from './index.ts';
import { filesOfRun } from './run-recipe.ts';

for (const [folder, all] of [
  ['.', runs],
  ['held-back', heldBackRuns],
] as const) {
  for (const run of all) {
    const target = join(import.meta.dirname, folder, run.id);
    mkdirSync(target, { recursive: true });
    for (const [name, text] of filesOfRun(run)) writeFileSync(join(target, name), text);
  }
}
