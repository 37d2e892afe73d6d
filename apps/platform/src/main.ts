import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase, openServer, touchstoneHome } from '@touchstone/postgres';
import { Child, runOnce } from './child.ts';
import { demoPlan, PEOPLE, STORES } from './demo-plan.ts';
import { secretsAt } from './secrets.ts';

const APPS = join(import.meta.dirname, '..', '..');
const [API, WORKER, STORE] = ['api', 'worker', 'store'].map((app) => join(APPS, app, 'src', 'main.ts')) as [string, string, string];
const READY_MS = 120_000;

/** Starts everything on this machine, says where to look, and ends all of it when told to. */
async function main(): Promise<void> {
  const home = touchstoneHome(process.env, process.env['INIT_CWD'] ?? process.cwd());
  const port = process.env['PORT'] ?? '8700';
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  const children: Child[] = [];
  const tell = (text: string) => process.stderr.write(`touchstone: ${text}\n`);

  tell(`数据目录 data folder ${home}`);
  const database = await openServer({
    folder: join(home, 'postgres'),
    databaseUrl: process.env['DATABASE_URL'],
    onFault: (fault) => tell(String(fault)),
  });
  try {
    const url = await ensureDatabase(database, 'touchstone');
    const data = join(home, 'data');
    mkdirSync(data, { recursive: true });
    const secrets = secretsAt(
      join(home, 'demo.json'),
      STORES.map(({ code }) => code),
      PEOPLE.map(({ login }) => login),
    );
    const api = { DATABASE_URL: url, DATA_DIR: data, PORT: port, HOST: '127.0.0.1', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn' };

    tell('启动示范商店 starting the demonstration stores …');
    const storeUrls = new Map<string, string>();
    for (const { code } of STORES) storeUrls.set(code, await startStore(code, secrets.stores[code]!, children, tell));
    const plan = { name: 'demo', file: API, args: ['demo'], env: api };
    await runOnce(plan, JSON.stringify(demoPlan(secrets, storeUrls)));
    tell('登记检测引擎 registering engines …');
    const engines = await runOnce({ name: 'worker --describe', file: WORKER, args: ['--describe'] });
    const registered = await runOnce({ name: 'engines register', file: API, args: ['engines', 'register'], env: api }, engines);

    children.push(new Child({ name: 'server', file: API, env: api }, tell, tell).start());
    await ready(`http://127.0.0.1:${port}/readyz`, stop.signal);
    const worker = {
      TOUCHSTONE_SERVER: `http://127.0.0.1:${port}`,
      TOUCHSTONE_WORKER_TOKEN: secrets.workerToken,
      TOUCHSTONE_WORKER_CONCURRENCY: String(availableParallelism()),
      TOUCHSTONE_WORKER_FOLDER: join(home, 'worker'),
    };
    children.push(
      new Child({ name: 'worker', file: WORKER, env: worker }, process.env['LOG_LEVEL'] === 'debug' ? tell : quiet, tell).start(),
    );

    process.stdout.write(welcome(port, registered, secrets.passwords));
    if (!stop.signal.aborted) await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
    tell('正在停止 stopping …');
  } finally {
    // workers first, so that what they hold is given back to a server that still listens
    for (const child of children.reverse()) await child.stop();
    await database.close();
  }
}

/** @returns where the store listens */
function startStore(
  code: string,
  { token, secret }: { readonly token: string; readonly secret: string },
  children: Child[],
  tell: (text: string) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the store ${code} did not start`)), READY_MS);
    const onLine = (line: string) => {
      const said = /^\{"store":.*\}$/.test(line) ? (JSON.parse(line) as { readonly url: string }) : undefined;
      if (said === undefined) return tell(`${code}: ${line}`);
      clearTimeout(timer);
      resolve(said.url);
    };
    children.push(
      new Child(
        { name: `store ${code}`, file: STORE, args: ['--store', code, '--port', '0'], env: { STORE_TOKEN: token, STORE_SECRET: secret } },
        onLine,
        tell,
      ).start(),
    );
  });
}

async function ready(url: string, signal: AbortSignal): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until && !signal.aborted) {
    const answer = await fetch(url, { signal }).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (!signal.aborted) throw new Error(`${url} did not become ready within ${READY_MS / 1000} s`);
}

const quiet = () => {};

function welcome(port: string, engines: string, passwords: Readonly<Record<string, string>>): string {
  const base = `http://127.0.0.1:${port}`;
  const people = PEOPLE.map(({ login, name }) => `  ${login.padEnd(10)} ${passwords[login]}  ${name}`).join('\n');
  return `
试金石 Touchstone
  接口 API      ${base}/openapi.json   状态 health ${base}/readyz   指标 metrics ${base}/metrics
引擎 engines
${engines
  .trim()
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
账号 sign in (POST ${base}/api/v1/session)
${people}
Ctrl-C 停止 stops it; 再次启动会继续 starting again continues.
`;
}

main().catch((error: unknown) => {
  process.stderr.write(`touchstone: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 4;
});
