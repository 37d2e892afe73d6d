// npm run build:console [FOLDER]: makes apps/console/dist, the pages that the server serves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildConsole } from './build/console.ts';
import { consoleSources, stampOf } from './console-sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? join(root, 'apps/console/dist');
const started = performance.now();
const made = consoleSources(root);
const { files, sizeBytes } = await buildConsole(root, folder);
if (process.argv[2] === undefined) {
  mkdirSync(dirname(stampOf(root)), { recursive: true });
  writeFileSync(stampOf(root), made);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(`控制台 / console  ${files} 个文件 / files, ${(sizeBytes / 1024).toFixed(0)} KiB, ${seconds} s\n`);
