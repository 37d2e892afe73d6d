// node scripts/run.mjs scripts/stage-installation.ts FOLDER: lays out what an installation runs on, for images (deploy/Containerfile).
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stage } from './offline/stage.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new RangeError('takes a folder: stage-installation.ts FOLDER');
mkdirSync(folder, { recursive: true });
const files = stage(fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, ''), resolve(folder));
process.stdout.write(`${files} files\n`);
