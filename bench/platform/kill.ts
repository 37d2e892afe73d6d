// Worker, server and database killed at random; afterwards every run has ended, none twice.
// node scripts/run.mjs bench/platform/kill.ts [minutes] [seed]
import { addRuns, stubInstallation } from './stub-installation.ts';
import { stubWorker, type Tally } from './stub-worker.ts';

const [minutes = 10, seed = 1] = process.argv.slice(2).map(Number);
const WORKERS = 8;
const PACE_MS = 1000;
const END_MS = 300_000;

/** A small generator, so that a run of this can be repeated. @source Mulberry32 */
function random(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = random(seed);
const installation = await stubInstallation();
const { baseUrl, token, pool } = installation;
const tally: Tally = { done: 0, stale: 0, unreachable: 0 };
const killed = { worker: 0, server: 0, database: 0 };
const stops = Array.from({ length: WORKERS }, () => new AbortController());
/** A worker that is killed leaves its lease as it is: it stops at once, without a word to the server. */
const startWorker = (i: number) => {
  stops[i] = new AbortController();
  void stubWorker({ baseUrl, token, workMs: 300, idleMs: 500, tally, signal: stops[i].signal });
};
for (let i = 0; i < WORKERS; i++) startWorker(i);

const sure = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tried = 0; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried >= 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
};

let added = 0;
const until = Date.now() + minutes * 60_000;
while (Date.now() < until) {
  await sure(() => addRuns(installation, 10));
  added += 10;
  const dice = next();
  if (dice < 0.1) {
    const i = Math.floor(next() * WORKERS);
    stops[i]!.abort();
    startWorker(i);
    killed.worker++;
  } else if (dice < 0.13) {
    killed.server++;
    await sure(() => installation.restart());
  } else if (dice < 0.15) {
    const pid = installation.database.pid();
    if (pid !== undefined) {
      killed.database++;
      process.kill(pid, 'SIGKILL');
    }
  }
  await new Promise((resolve) => setTimeout(resolve, PACE_MS));
}

// leases of the dead run out within minutes
const end = Date.now() + END_MS;
let open = 1;
while (open > 0 && Date.now() < end) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  open = await sure(async () => (await pool.query(`select count(*)::int as n from scan_run where finished_at is null`)).rows[0].n);
}
const { rows } = await sure(() =>
  pool.query(`
    select count(*)::int as created, count(*) filter (where finished_at is not null)::int as terminal, count(*) filter (where state = 'SUCCEEDED')::int as succeeded,
      (select count(*)::int from run_votes) as votes, (select count(*)::int from pgboss.job where name like 'run/%' and state <= 'active') as jobs,
      (select coalesce(sum(n), 0)::int from scan_run_tally where state = 'created-ever') as "createdEver"
    from scan_run`),
);
const result = rows[0];
console.log(`killed: ${killed.worker} workers, ${killed.server} servers, ${killed.database} databases in ${minutes} minutes`);
console.log(
  `created ${result.created}, terminal ${result.terminal}, succeeded ${result.succeeded}, votes ${result.votes}, jobs left ${result.jobs}; late results refused ${tally.stale}`,
);
const isWhole =
  result.created === result.terminal &&
  result.succeeded === result.votes &&
  result.jobs === 0 &&
  result.createdEver === result.created &&
  result.created >= added;
console.log(isWhole ? 'nothing lost, nothing twice' : 'NOT WHOLE');
for (const stop of stops) stop.abort();
await installation.close();
process.exit(isWhole ? 0 : 1);
