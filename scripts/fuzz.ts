// npm run fuzz -- --seconds 60 --seed 1: mutated packages until the time is over; inputs that fail are left in .cache/fuzz/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz/fuzz.ts';
import { bytesOf } from './fuzz/mutate.ts';
import { samples } from './fuzz/samples.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' }, jobs: { type: 'string' } },
});
const run = { seconds: Number(values.seconds), seed: Number(values.seed), children: Number(values.jobs ?? availableParallelism()) };
const folder = join(import.meta.dirname, '../.cache/fuzz');
const all = samples();

process.stdout.write(
  `${all.length} samples (${all.map(({ name }) => name).join(', ')}), seed ${run.seed}, ${run.seconds} s, ${run.children} children\n`,
);
const { packages, faults } = await fuzz(all, run, (done, found) => {
  if (done % 500 === 0) process.stdout.write(`${done} packages, ${found} faults\n`);
});
for (const { number, what, recipe } of faults) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `seed-${run.seed}-${number}.apk`);
  writeFileSync(path, bytesOf(all, recipe));
  process.stdout.write(`${number}: ${what}\n  ${JSON.stringify({ ...recipe, sample: all[recipe.sample]?.name })}\n  ${path}\n`);
}
process.stdout.write(`${packages} packages, ${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
