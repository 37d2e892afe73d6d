// node scripts/run.mjs scripts/build-recorder.ts [FOLDER]: makes dist/recorder/agent.js, the script that `touchstone record` loads into the app.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleRecorder } from './build/recorder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = process.argv[2] ?? join(root, 'dist/recorder');
const code = await bundleRecorder(root);
const target = join(out, 'agent.js');
mkdirSync(out, { recursive: true });
writeFileSync(`${target}.${process.pid}`, code);
renameSync(`${target}.${process.pid}`, target);
const kB = (bytes: number) => (bytes / 1000).toFixed(0).padStart(6);
process.stdout.write(
  `${'recorder/agent.js'.padEnd(18)} ${kB(Buffer.byteLength(code))} kB ${kB(gzipSync(code, { level: 9 }).length)} kB gzip\n`,
);
