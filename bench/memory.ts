// node scripts/run.mjs bench/memory.ts [SCANS]: how large one worker is after hundreds of apps.
import { benchmarkApps } from './apps.ts';
import { WarmWorker } from './warm-worker.ts';

const SCANS = Number(process.argv[2] ?? 300);
const PRINT_EVERY = 50;

const files = benchmarkApps();
const worker = new WarmWorker('full', files);
let most = 0;
for (let scans = 0, next = PRINT_EVERY; scans < SCANS; ) {
  await worker.round();
  scans += files.length;
  most = Math.max(most, worker.rssMiB);
  if (scans < next) continue;
  console.log(`${scans} scans: ${worker.rssMiB.toFixed(0)} MiB`);
  next += PRINT_EVERY;
}
console.log(`most between two rounds: ${most.toFixed(0)} MiB`);
worker.end();
