import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Addresses, addressesOf } from './addresses.ts';
import { Child, type ChildPlan, runOnce } from './child.ts';
import { demoAccounts, demoPlan, PEOPLE, STORES, storyPlan } from './demo-plan.ts';
import { dataFolder } from './open-objects.ts';
import { API, STORE, WORKER } from './programs.ts';
import { ready } from './ready.ts';
import { type Secrets, secretsAt } from './secrets.ts';
import { withoutSecretsOfServer } from './server-secrets.ts';
import type { Surroundings } from './surroundings.ts';
import { welcome } from './welcome.ts';

const READY_MS = 120_000;
/** Below the folder of the installation: packages that firms repaired, for who tries to hand one in. */
const BUILDS = 'demo-builds';

export interface Wanted {
  /** Invented organisations, accounts and stores, to try the platform with; without, only what people made. */
  readonly hasDemo: boolean;
}

/** Starts everything on this machine, says where to look, and ends all of it when told to. */
export async function runPlatform(surroundings: Surroundings, { hasDemo }: Wanted, signal: AbortSignal): Promise<void> {
  const { home, databaseUrl, env, tell } = surroundings;
  const addresses = addressesOf(env);
  const secrets = secretsAt(
    join(home, 'demo.json'),
    STORES.map(({ code }) => code),
    PEOPLE.map(({ login }) => login),
  );
  // with invented accounts the clock may be set as well, and the sign-in page shows them
  const demoSettings = { TOUCHSTONE_DEMO: '1', TOUCHSTONE_DEMO_ACCOUNTS: JSON.stringify(demoAccounts(secrets)) };
  const noDemo = { TOUCHSTONE_DEMO: undefined, TOUCHSTONE_DEMO_ACCOUNTS: undefined };
  const api = { ...serverSettings(home, databaseUrl, env), ...(hasDemo ? demoSettings : noDemo) };
  const children: Child[] = [];
  const started = (plan: ChildPlan, onLine: (line: string) => void) => {
    const child = new Child(plan, onLine, tell).start();
    children.push(child);
  };
  try {
    let storeUrls: ReadonlyMap<string, string> = new Map();
    const prepare = async (): Promise<void> => {
      if (hasDemo) storeUrls = await startStores(secrets, home, started, tell);
      const demo = { name: 'demo', file: API, args: ['demo'], env: api };
      const { demoAccounts } = JSON.parse(await runOnce(demo, JSON.stringify(demoPlan(secrets, storeUrls, hasDemo)))) as Made;
      if (!hasDemo && demoAccounts > 0) tell(demoAccountsLeft(demoAccounts));
    };
    tell('正在准备，首次约需一分钟 / preparing; the first time takes about a minute …');
    // one after the other: of two servers that both find an empty database one fails
    const [described] = await Promise.all([describedEngines(), prepare()]);
    const engines = await runOnce({ name: 'engines register', file: API, args: ['engines', 'register'], env: api }, described);
    if (signal.aborted) return;

    started({ name: 'server', file: API, env: api }, tell);
    if (!(await ready(addresses.local, READY_MS, signal))) return;
    started(
      { name: 'worker', file: WORKER, env: workerSettings(home, addresses, secrets, env) },
      env['LOG_LEVEL'] === 'debug' ? tell : () => {},
    );

    if (hasDemo) tellStory(api, { home, secrets, storeUrls }, tell, signal);
    process.stdout.write(
      welcome({ base: addresses.shown, home, builds: join(home, BUILDS), engines, passwords: hasDemo ? secrets.passwords : undefined }),
    );
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    tell('正在停止 / stopping …');
  } finally {
    // workers first, so that what they hold is given back to a server that still listens
    for (const child of children.reverse()) await child.stop();
  }
}

/** Meanwhile people can look round already: cases come as engines see something. Ends with us. */
function tellStory(
  env: Readonly<Record<string, string | undefined>>,
  { home, secrets, storeUrls }: { readonly home: string; readonly secrets: Secrets; readonly storeUrls: ReadonlyMap<string, string> },
  tell: Surroundings['tell'],
  signal: AbortSignal,
): void {
  const input = JSON.stringify(storyPlan(secrets, storeUrls, join(home, BUILDS)));
  runOnce({ name: 'demo story', file: API, args: ['demo', 'story'], env }, input, signal, 'kept').then(
    (said) => {
      const { cases, isNew } = JSON.parse(said) as { readonly cases: number; readonly isNew: boolean };
      if (isNew) tell(`演示案件已就绪：${cases} 件 / cases of the demonstration are there: ${cases}`);
    },
    (error: unknown) => {
      if (!signal.aborted) tell(`演示案件没有全部完成 / the demonstration cases did not all come to be: ${String(error)}`);
    },
  );
}

/** What the server says that it made, or found. */
interface Made {
  readonly demoAccounts: number;
}

const demoAccountsLeft = (count: number): string =>
  `注意：这个数据目录里有 ${count} 个示范账号，只有口令保护；请停用它们，或另用数据目录 / this data folder has demonstration accounts: end them, or use another folder`;

/** Settings of the server of this machine; what the caller set stands. */
export function serverSettings(home: string, databaseUrl: string, env: Surroundings['env']): Readonly<Record<string, string>> {
  const data = dataFolder({ home, env });
  mkdirSync(data, { recursive: true });
  return {
    DATABASE_URL: databaseUrl,
    DATA_DIR: data,
    PORT: env['PORT'] ?? '8700',
    HOST: env['HOST'] ?? '127.0.0.1',
    LOG_LEVEL: env['LOG_LEVEL'] ?? 'warn',
  };
}

const workerSettings = (home: string, { forWorkers }: Addresses, { workerToken }: Secrets, env: Surroundings['env']) => ({
  ...withoutSecretsOfServer(env),
  TOUCHSTONE_SERVER: forWorkers,
  TOUCHSTONE_WORKER_TOKEN: workerToken,
  TOUCHSTONE_WORKER_CONCURRENCY: env['TOUCHSTONE_WORKER_CONCURRENCY'] ?? String(availableParallelism()),
  TOUCHSTONE_WORKER_FOLDER: join(home, 'worker'),
});

/** What the engines of this machine say of themselves. */
const describedEngines = (): Promise<string> =>
  runOnce({ name: 'worker --describe', file: WORKER, args: ['--describe'], env: withoutSecretsOfServer(process.env) });

type StartChild = (plan: ChildPlan, onLine: (line: string) => void) => void;

/** @returns where each store listens */
async function startStores(
  secrets: Secrets,
  home: string,
  started: StartChild,
  tell: Surroundings['tell'],
): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(
      STORES.map(async ({ code }, i) => {
        const args = [
          '--order-ms',
          '200',
          '--shelf',
          join(home, `shelf-${code}.json`),
          ...(i === 0 ? ['--builds', join(home, BUILDS)] : []),
        ];
        return [code, await startStore(code, args, secrets.stores[code]!, started, tell)] as const;
      }),
    ),
  );
}

function startStore(
  code: string,
  more: readonly string[],
  { token, secret }: { readonly token: string; readonly secret: string },
  started: StartChild,
  tell: Surroundings['tell'],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the store ${code} did not start within ${READY_MS / 1000} s`)), READY_MS);
    const onLine = (line: string) => {
      const said = /^\{"store":.*\}$/.test(line) ? (JSON.parse(line) as { readonly url: string }) : undefined;
      if (said === undefined) return tell(`${code}: ${line}`);
      clearTimeout(timer);
      resolve(said.url);
    };
    const env = { ...withoutSecretsOfServer(process.env), STORE_TOKEN: token, STORE_SECRET: secret };
    started({ name: `store ${code}`, file: STORE, args: ['--store', code, '--port', '0', ...more], env }, onLine);
  });
}
