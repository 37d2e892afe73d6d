// Worker, server and database killed at random; afterwards every run has ended, none twice.
// node scripts/run.mjs bench/platform/kill.ts [minutes: 10] [seed: 1]
import { isWhole, killEverything } from './kill-everything.ts';
import { stubInstallation } from './stub-installation.ts';

const [minutes = 10, seed = 1] = process.argv.slice(2).map(Number);

const installation = await stubInstallation();
const outcome = await killEverything(installation, {
  minutes,
  seed,
  chances: { worker: 0.1, server: 0.03, database: 0.02 },
  endMs: 300_000,
});
const { killed } = outcome;
console.log(`killed: ${killed.worker} workers, ${killed.server} servers, ${killed.database} databases in ${minutes} minutes`);
console.log(
  `created ${outcome.created}, terminal ${outcome.terminal}, succeeded ${outcome.succeeded}, votes ${outcome.votes}, jobs left ${outcome.jobs}; ` +
    `late results refused ${outcome.stale}; out of balance at ${outcome.breaches} of ${outcome.looks} looks`,
);
console.log(isWhole(outcome) ? 'nothing lost, nothing twice' : 'NOT WHOLE');
await installation.close();
process.exit(isWhole(outcome) ? 0 : 1);
