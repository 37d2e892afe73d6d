import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Child, runOnce } from './child.ts';
import { demoPlan, PEOPLE, STORES } from './demo-plan.ts';
import { API, STORE, WORKER } from './programs.ts';
import { secretsAt } from './secrets.ts';
import type { Surroundings } from './surroundings.ts';

const READY_MS = 120_000;

/** Starts everything on this machine, says where to look, and ends all of it when told to. */
export async function runPlatform({ home, databaseUrl, env, tell }: Surroundings, signal: AbortSignal): Promise<void> {
  const port = env['PORT'] ?? '8700';
  const api = serverSettings(home, databaseUrl, env);
  const secrets = secretsAt(
    join(home, 'demo.json'),
    STORES.map(({ code }) => code),
    PEOPLE.map(({ login }) => login),
  );
  const children: Child[] = [];
  try {
    tell('启动示范商店 / starting the demonstration stores …');
    const storeUrls = new Map<string, string>();
    for (const { code } of STORES) storeUrls.set(code, await startStore(code, secrets.stores[code]!, children, tell));
    await runOnce({ name: 'demo', file: API, args: ['demo'], env: api }, JSON.stringify(demoPlan(secrets, storeUrls)));
    tell('登记检测引擎 / registering engines …');
    const engines = await runOnce({ name: 'worker --describe', file: WORKER, args: ['--describe'] });
    const registered = await runOnce({ name: 'engines register', file: API, args: ['engines', 'register'], env: api }, engines);
    if (signal.aborted) return;

    children.push(new Child({ name: 'server', file: API, env: api }, tell, tell).start());
    await ready(`http://127.0.0.1:${port}/readyz`, signal);
    const worker = {
      TOUCHSTONE_SERVER: `http://127.0.0.1:${port}`,
      TOUCHSTONE_WORKER_TOKEN: secrets.workerToken,
      TOUCHSTONE_WORKER_CONCURRENCY: String(availableParallelism()),
      TOUCHSTONE_WORKER_FOLDER: join(home, 'worker'),
    };
    children.push(new Child({ name: 'worker', file: WORKER, env: worker }, env['LOG_LEVEL'] === 'debug' ? tell : () => {}, tell).start());

    process.stdout.write(welcome(port, registered, secrets.passwords));
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    tell('正在停止 / stopping …');
  } finally {
    // workers first, so that what they hold is given back to a server that still listens
    for (const child of children.reverse()) await child.stop();
  }
}

/** Settings of the server of this machine; what the caller set stands. */
export function serverSettings(home: string, databaseUrl: string, env: Surroundings['env']): Readonly<Record<string, string>> {
  const data = join(home, 'data');
  mkdirSync(data, { recursive: true });
  return {
    DATABASE_URL: databaseUrl,
    DATA_DIR: env['DATA_DIR'] ?? data,
    PORT: env['PORT'] ?? '8700',
    HOST: env['HOST'] ?? '127.0.0.1',
    LOG_LEVEL: env['LOG_LEVEL'] ?? 'warn',
  };
}

/** @returns where the store listens */
function startStore(
  code: string,
  { token, secret }: { readonly token: string; readonly secret: string },
  children: Child[],
  tell: (text: string) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the store ${code} did not start within ${READY_MS / 1000} s`)), READY_MS);
    const onLine = (line: string) => {
      const said = /^\{"store":.*\}$/.test(line) ? (JSON.parse(line) as { readonly url: string }) : undefined;
      if (said === undefined) return tell(`${code}: ${line}`);
      clearTimeout(timer);
      resolve(said.url);
    };
    const plan = {
      name: `store ${code}`,
      file: STORE,
      args: ['--store', code, '--port', '0'],
      env: { STORE_TOKEN: token, STORE_SECRET: secret },
    };
    children.push(new Child(plan, onLine, tell).start());
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

function welcome(port: string, engines: string, passwords: Readonly<Record<string, string>>): string {
  const base = `http://127.0.0.1:${port}`;
  const people = PEOPLE.map(({ login, name }) => `  ${login.padEnd(10)} ${passwords[login]}  ${name}`);
  const known = engines
    .trim()
    .split('\n')
    .map((line) => `  ${line}`);
  return [
    '',
    '试金石 Touchstone',
    `  接口 / API      ${base}/openapi.json`,
    `  状态 / health   ${base}/readyz`,
    `  指标 / metrics  ${base}/metrics`,
    '检测引擎 / engines',
    ...known,
    `账号 / sign in (POST ${base}/api/v1/session)`,
    ...people,
    '按 Ctrl-C 停止，再次启动会继续 / Ctrl-C stops it, starting again continues',
    '',
  ].join('\n');
}
