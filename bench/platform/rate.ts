// Ten times the national year: 2.9 engine runs a second from 500 leasing workers, with stub engines. How much of a core does the server take?
// node scripts/run.mjs bench/platform/rate.ts [minutes] [workers] [runs a second]
import { cpuSeconds, cpuSecondsOfTree } from './cpu-seconds.ts';
import { addRuns, stubInstallation } from './stub-installation.ts';
import { stubWorker, type Tally } from './stub-worker.ts';

const [minutes = 10, workers = 500, rate = 2.9] = process.argv.slice(2).map(Number);

const installation = await stubInstallation();
const stop = new AbortController();
const tally: Tally = { done: 0, stale: 0, unreachable: 0 };
try {
  const { baseUrl, token, pool } = installation;
  const running = Array.from({ length: workers }, async (_, i) => {
    await new Promise((resolve) => setTimeout(resolve, (i * 10_000) / workers)); // they do not all ask at once
    await stubWorker({ baseUrl, token, workMs: 2_000, tally, signal: stop.signal });
  });
  await addRuns(installation, Math.ceil(rate * 10));
  await new Promise((resolve) => setTimeout(resolve, 12_000));

  const cpu = () => ({ server: cpuSeconds(installation.serverPid()), database: cpuSecondsOfTree(installation.database.pid() ?? 0) });
  const [began, doneBefore, before] = [performance.now(), tally.done, cpu()];
  for (let second = 0; second < minutes * 60; second += 10) {
    await addRuns(installation, Math.round(rate * 10));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + (second + 10) * 1000 - performance.now())));
  }
  const seconds = (performance.now() - began) / 1000;
  const after = cpu();
  const { rows } = await pool.query(`select state, count(*)::int as n from scan_run group by state order by state`);
  console.log(`${workers} workers, ${seconds.toFixed(0)} s: ${((tally.done - doneBefore) / seconds).toFixed(2)} runs/s (wanted ${rate})`);
  const share = (of: 'server' | 'database') => ((100 * (after[of] - before[of])) / seconds).toFixed(1);
  console.log(`server ${share('server')} % of a core (target 25 %), PostgreSQL ${share('database')} %`);
  console.log(
    `stale ${tally.stale}, unreachable ${tally.unreachable} ${tally.last ?? ''}; ${rows.map(({ state, n }) => `${state} ${n}`).join(', ')}`,
  );
  stop.abort();
  await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 15_000))]);
} finally {
  stop.abort();
  await installation.close();
}
process.exit(0);
