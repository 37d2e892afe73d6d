// node scripts/run.mjs scripts/generate.ts
// Compiles data/ and rules/ into packages/knowledge/src/generated.js. Does nothing when that is current.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentDigest, readSources } from './compile/source-files.ts';
import { lastRun, quickDigest, STAMP, sourcePaths, TARGET } from './compile/source-paths.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const paths = sourcePaths(root);
const quick = quickDigest(root, paths);
const last = lastRun(root);
if (last?.quick !== quick) await bringUpToDate();

async function bringUpToDate(): Promise<void> {
  const files = readSources(root, paths);
  const sources = contentDigest(files);
  if (last?.sources !== sources) {
    const { compileModule } = await import('./compile/module.ts');
    const compiled = compileModule(files, sources);
    if (!compiled.ok) {
      process.stderr.write(`data/ or rules/ cannot be compiled:\n${compiled.errors.map((error) => `  ${error}\n`).join('')}`);
      process.exit(1);
    }
    writeWhole(join(root, TARGET), compiled.text);
  }
  writeWhole(join(root, STAMP), JSON.stringify({ quick, sources }));
}

/** Readers see the old file or the new one, never half of one. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}
