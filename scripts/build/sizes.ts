import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtFiles, ENTRIES } from './entries.ts';

/** What each entry costs to load with everything it imports, as text. */
export function sizeTable(out: string): string {
  const rows = ENTRIES.flatMap((entry) => Object.keys(builtFiles(entry))).map((name) => {
    const texts = loadedFiles(out, `${name}.js`).map((file) => readFileSync(join(out, file)));
    const gzip = texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
    const bytes = texts.reduce((sum, text) => sum + text.length, 0);
    return `${`${name}.js`.padEnd(18)} ${kB(bytes)} kB ${kB(gzip)} kB gzip\n`;
  });
  return rows.join('');
}

/** A built file and all built files that it imports, each once. */
export function loadedFiles(out: string, entry: string): readonly string[] {
  const files = [entry];
  for (const file of files) {
    for (const [, path = ''] of readFileSync(join(out, file), 'utf8').matchAll(/^(?:import|export)[^'"]*['"](\.[^'"]+)['"]/gm)) {
      const reached = join(file, '..', path);
      if (!files.includes(reached)) files.push(reached);
    }
  }
  return files;
}

const kB = (bytes: number) => (bytes / 1000).toFixed(0).padStart(6);
