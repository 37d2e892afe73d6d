import { fromKysely, type KyselyTransactionLike, PgBoss } from 'pg-boss';

/** Schema of the queue's own tables, beside ours in the same database: what is enqueued commits with what it is about. */
export const QUEUE_SCHEMA = 'pgboss';

const DAY_SECONDS = 86_400;
const MINUTE_MS = 60_000;

/** A run that waits for a worker. */
export interface Waiting {
  /** Id of the run; the job has the same. */
  readonly run: string;
  /** The higher, the sooner. */
  readonly priority: number;
  /** Not handed out before; absent: at once. */
  readonly notBefore?: Date;
}

/**
 * Runs that wait, one queue per engine version. Every call but `open` and `depth` works inside the caller's transaction; those two take
 * a connection of the queue's own, and are not called inside one.
 */
export interface RunQueue {
  /** Makes the engine version's queue if it is not there; before the first `add` to it. */
  open(engineVersion: string): Promise<void>;
  /** @throws RangeError when the queue was never opened */
  add(tx: KyselyTransactionLike, engineVersion: string, waiting: readonly Waiting[]): Promise<void>;
  /** Takes the `count` most urgent runs, in no order among them; they stay taken when the transaction commits. */
  take(tx: KyselyTransactionLike, engineVersion: string, count: number): Promise<readonly string[]>;
  /** Forgets runs: they ended, were cancelled, or are about to be added again. */
  remove(tx: KyselyTransactionLike, engineVersion: string, runs: readonly string[]): Promise<void>;
  /** Waiting and taken jobs as the queue itself counts them now. */
  depth(engineVersion: string): Promise<{ readonly waiting: number; readonly taken: number }>;
  /** Ids of the jobs that wait or are taken, for the check that nothing was lost. */
  holds(tx: KyselyTransactionLike, engineVersion: string, runs: readonly string[]): Promise<ReadonlySet<string>>;
  stop(): Promise<void>;
}

export interface QueueSettings {
  readonly connectionString: string;
  /** Connections of the queue's own upkeep. */
  readonly connections?: number;
  /** Told of faults in the queue's upkeep, which goes on by itself. */
  readonly onFault: (fault: Error) => void;
}

/**
 * Opens the queue: pg-boss behind our port.
 *
 * Leases, retries and dead letters are ours (`scan_run`), so the jobs neither expire nor retry by themselves: a job is in
 * the queue exactly as long as its run is QUEUED, LEASED or RUNNING.
 */
export async function openRunQueue({ connectionString, connections = 2, onFault }: QueueSettings): Promise<RunQueue> {
  const boss = new PgBoss({
    connectionString: patient(connectionString),
    schema: QUEUE_SCHEMA,
    max: connections,
    application_name: 'touchstone-queue',
    schedule: false,
    superviseIntervalSeconds: 60,
  });
  boss.on('error', onFault);
  await boss.start();
  try {
    await letSystemIn(boss);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const opened = new Set<string>();
  const isThere = async (tx: KyselyTransactionLike, engineVersion: string): Promise<boolean> => {
    if (opened.has(engineVersion)) return true;
    const { rows } = await fromKysely(tx).executeSql(`select 1 from ${QUEUE_SCHEMA}.queue where name = $1`, [nameOf(engineVersion)]);
    if (rows.length > 0) opened.add(engineVersion);
    return rows.length > 0;
  };

  const queue: RunQueue = {
    async open(engineVersion) {
      if (opened.has(engineVersion)) return;
      await boss.createQueue(nameOf(engineVersion), {
        retryLimit: 0,
        expireInSeconds: DAY_SECONDS - 1,
        retentionSeconds: 365 * DAY_SECONDS,
        deleteAfterSeconds: DAY_SECONDS,
      });
      opened.add(engineVersion);
    },

    async add(tx, engineVersion, waiting) {
      if (waiting.length === 0) return;
      if (!(await isThere(tx, engineVersion))) throw new RangeError(`queue of ${engineVersion}: open it before the transaction`);
      await boss.insert(
        nameOf(engineVersion),
        waiting.map(({ run, priority, notBefore }) => ({
          id: run,
          priority,
          ...(notBefore === undefined ? {} : { startAfter: notBefore }),
        })),
        { db: fromKysely(tx) },
      );
    },

    async take(tx, engineVersion, count) {
      if (!(await isThere(tx, engineVersion))) return [];
      const jobs = await boss.fetch(nameOf(engineVersion), { batchSize: count, priority: true, db: fromKysely(tx) });
      return jobs.map((job) => job.id);
    },

    async remove(tx, engineVersion, runs) {
      if (runs.length === 0) return;
      // what is cancelled before anything was fed has no queue yet
      if (!(await isThere(tx, engineVersion))) return;
      await boss.deleteJob(nameOf(engineVersion), [...runs], { db: fromKysely(tx) });
    },

    async depth(engineVersion) {
      await queue.open(engineVersion);
      const { rows } = await boss
        .getDb()
        .executeSql(
          `select count(*) filter (where state < 'active') as waiting, count(*) filter (where state = 'active') as taken from ${QUEUE_SCHEMA}.job where name = $1 and state <= 'active'`,
          [nameOf(engineVersion)],
        );
      const [row] = rows as { waiting: string; taken: string }[];
      return { waiting: Number(row?.waiting ?? 0), taken: Number(row?.taken ?? 0) };
    },

    async holds(tx, engineVersion, runs) {
      const { rows } = await fromKysely(tx).executeSql(
        `select id from ${QUEUE_SCHEMA}.job where name = $1 and state <= 'active' and id = any($2::uuid[])`,
        [nameOf(engineVersion), [...runs]],
      );
      return new Set((rows as { id: string }[]).map((row) => row.id));
    },

    stop: () => boss.stop({ graceful: true, timeout: MINUTE_MS }),
  };
  return queue;
}

/** Its upkeep waits for a lock as long as ours does (`openPool`), and for a connection ten seconds: then it says so. */
function patient(connectionString: string): string {
  const url = new URL(connectionString);
  url.searchParams.set('options', `${url.searchParams.get('options') ?? ''} -c lock_timeout=${MINUTE_MS / 2}`.trim());
  return url.href;
}

/** Our transactions run under a role of their own, which must reach the queue's tables; new partitions included. */
async function letSystemIn(boss: PgBoss): Promise<void> {
  // one at a time: two servers that start at once would change the same rows of the catalogue
  await boss.getDb().executeSql(`do $$ begin
    perform pg_advisory_xact_lock(${GRANT_LOCK});
    grant usage on schema ${QUEUE_SCHEMA} to touchstone_all;
    grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to touchstone_all;
    grant execute on all functions in schema ${QUEUE_SCHEMA} to touchstone_all;
    alter default privileges in schema ${QUEUE_SCHEMA} grant select, insert, update, delete on tables to touchstone_all;
  end $$`);
}

/** Any number but those of the migrations. */
const GRANT_LOCK = 7_238_415_903;

/** pg-boss takes letters, digits, `_`, `-`, `.` and `/`. */
const nameOf = (engineVersion: string): string => `run/${engineVersion}`;
