// node scripts/run.mjs corpus/cases/write-cases.ts [DIR]: writes what the recipes make; with DIR the packages too.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { apkOfCase, filesOf, wholeCases } from './case-files.ts';

const [folder] = process.argv.slice(2);
for (const one of wholeCases) {
  for (const [path, content] of filesOf(one)) write(join(import.meta.dirname, path), content);
  if (folder !== undefined) write(join(folder, `${one.name}.apk`), apkOfCase(one));
}

function write(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
