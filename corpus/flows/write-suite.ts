// node scripts/run.mjs corpus/flows/write-suite.ts DIR [--held-back]
// Writes the apps and their answers as a folder that `touchstone score DIR --truth DIR/truth.tsv` (or truth.json) takes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flowApps, flowAppsOf, suiteOf } from './index.ts';

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder? write-suite.ts DIR [--held-back]');
const isHeldBack = options.includes('--held-back');
const apps = isHeldBack ? flowAppsOf((await import('./held-back/index.ts')).heldBackCategories) : flowApps();
for (const { path, content } of suiteOf(apps)) {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}
process.stdout.write(`${apps.length} apps in ${folder}\n`);
