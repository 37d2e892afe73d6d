import { addRuns, type StubInstallation } from './stub-installation.ts';
import { stubWorker, type Tally } from './stub-worker.ts';

export interface KillOptions {
  readonly minutes: number;
  /** Steps at least, however long they take. */
  readonly leastSteps?: number;
  /** The same seed kills in the same order. */
  readonly seed: number;
  /** Chances of each at every step of one second, of which ten runs are added. */
  readonly chances: { readonly worker: number; readonly server: number; readonly database: number };
  /** Runs added at every step. */
  readonly runs?: number;
  /** Leases held at the end run out at once, those of the living too: as though minutes had passed. */
  readonly hurries?: boolean;
  /** How long the open runs may take to end afterwards. */
  readonly endMs: number;
}

/** What became of it all, counted in the tables. */
export interface KillOutcome {
  readonly killed: { readonly worker: number; readonly server: number; readonly database: number };
  /** Runs that were certainly added: whose adding was answered. */
  readonly added: number;
  readonly created: number;
  readonly terminal: number;
  readonly succeeded: number;
  readonly votes: number;
  /** Jobs still in the queue. */
  readonly jobs: number;
  /** As the tally has it. */
  readonly createdEver: number;
  /** The tally's sum over all states. */
  readonly tallied: number;
  readonly stale: number;
  /** At each look while all this went on: created ≠ terminal + queued + leased. */
  readonly breaches: number;
  readonly looks: number;
}

const WORKERS = 8;
const PACE_MS = 1000;

/** Kills workers, server and database at random while runs come in, then waits for the last run to end. */
export async function killEverything(installation: StubInstallation, options: KillOptions): Promise<KillOutcome> {
  const { baseUrl, token, pool } = installation;
  const { chances, runs = 10 } = options;
  const next = random(options.seed);
  const tally: Tally = { done: 0, stale: 0, unreachable: 0 };
  const killed = { worker: 0, server: 0, database: 0 };
  const stops: AbortController[] = [];
  /** A worker that is killed leaves its lease as it is: it stops at once, without a word to the server. */
  const startWorker = (i: number) => {
    stops[i] = new AbortController();
    void stubWorker({ baseUrl, token, workMs: 300, idleMs: 500, tally, signal: stops[i].signal });
  };
  for (let i = 0; i < WORKERS; i++) startWorker(i);

  let [added, looks, breaches] = [0, 0, 0];
  try {
    const until = Date.now() + options.minutes * 60_000;
    while (Date.now() < until || looks < (options.leastSteps ?? 0)) {
      await sure(() => addRuns(installation, runs));
      added += runs;
      const dice = next();
      if (dice < chances.worker) {
        killed.worker++;
        const i = Math.floor(next() * WORKERS);
        stops[i]!.abort();
        startWorker(i);
      } else if (dice < chances.worker + chances.server) {
        killed.server++;
        await installation.kill();
      } else if (dice < chances.worker + chances.server + chances.database) {
        const pid = installation.database.pid();
        if (pid !== undefined) {
          killed.database++;
          process.kill(pid, 'SIGKILL');
        }
      }
      const look = await sure(() => pool.query(BALANCE));
      looks++;
      if (look.rows[0].created !== look.rows[0].sum) breaches++;
      await sleep(PACE_MS);
    }
    // leases of the dead run out within minutes
    if (options.hurries === true)
      await sure(() => pool.query(`update scan_run set lease_until = now() where state in ('LEASED', 'RUNNING')`));
    const end = Date.now() + options.endMs;
    for (let open = 1; open > 0 && Date.now() < end; ) {
      await sleep(500);
      open = await sure(async () => (await pool.query(`select count(*)::int as n from scan_run where finished_at is null`)).rows[0].n);
    }
    const { rows } = await sure(() => pool.query(OUTCOME));
    return { ...rows[0], killed, added, looks, breaches, stale: tally.stale };
  } finally {
    for (const stop of stops) stop.abort();
  }
}

/** What must hold in the end: nothing lost, nothing twice. */
export const isWhole = ({ created, terminal, succeeded, votes, jobs, createdEver, tallied, added, breaches }: KillOutcome): boolean =>
  created === terminal &&
  succeeded === votes &&
  jobs === 0 &&
  createdEver === created &&
  tallied === created &&
  created >= added &&
  breaches === 0;

const BALANCE = `select coalesce(sum(n) filter (where state = 'created-ever'), 0)::int as created,
  coalesce(sum(n) filter (where state <> 'created-ever'), 0)::int as sum from scan_run_tally`;
const OUTCOME = `
  select count(*)::int as created, count(*) filter (where finished_at is not null)::int as terminal, count(*) filter (where state = 'SUCCEEDED')::int as succeeded,
    (select count(*)::int from run_votes) as votes, (select count(*)::int from pgboss.job where name like 'run/%' and state <= 'active') as jobs,
    (select coalesce(sum(n), 0)::int from scan_run_tally where state = 'created-ever') as "createdEver",
    (select coalesce(sum(n), 0)::int from scan_run_tally where state <> 'created-ever') as tallied
  from scan_run`;

/** Tried again while what was killed comes up. */
async function sure<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried >= 120) throw error;
      await sleep(500);
    }
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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
