// node scripts/run.mjs scripts/generate.ts
// Compiles data/ and rules/ into packages/knowledge/src/generated.js. Does nothing when that is current.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentDigest, quickDigest, readSources, sourcePaths } from './compile/source-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'packages/knowledge/src/generated.js');
const stamp = join(root, '.setup/knowledge.json');

const paths = sourcePaths(root);
const quick = quickDigest(root, paths);
const last = lastRun();
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
    writeWhole(target, compiled.text);
  }
  writeWhole(stamp, JSON.stringify({ quick, sources }));
}

/** Digests of the last run, when what it wrote is still there. */
function lastRun(): { quick: string; sources: string } | undefined {
  if (!existsSync(stamp) || !existsSync(target)) return undefined;
  try {
    return JSON.parse(readFileSync(stamp, 'utf8')) as { quick: string; sources: string };
  } catch {
    return undefined; // cut short by a crash: compile again
  }
}

/** Readers see the old file or the new one, never half of one. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}
