// node scripts/run.mjs FILE ARGS…: runs a TypeScript source with the Node that setup provides.
import { spawnSync } from 'node:child_process';
import { setUp } from './setup.mjs';

const done = spawnSync(setUp(), process.argv.slice(2), { stdio: 'inherit' });
process.exit(done.status ?? 4);
