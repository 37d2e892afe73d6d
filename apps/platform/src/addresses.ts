import { createServer } from 'node:net';
import type { Surroundings } from './surroundings.ts';

export interface Addresses {
  readonly host: string;
  readonly port: number;
  /** Where this machine reaches the server, whatever stands in front of it. */
  readonly local: string;
  /** What workers of this machine call: with a certificate of ours the name that it is for. */
  readonly forWorkers: string;
  /** What people type. */
  readonly shown: string;
}

const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

/** Addresses of the server by its settings `HOST`, `PORT`, `PUBLIC_URL`, `TLS_CERT_FILE`. @throws RangeError */
export function addressesOf(env: Surroundings['env']): Addresses {
  const host = env['HOST'] ?? '127.0.0.1';
  const port = Number(env['PORT'] ?? '8700');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new RangeError(`PORT 应为 1–65535 的整数 / takes a whole number from 1 to 65535, not ${env['PORT']}`);
  const hasTls = env['TLS_CERT_FILE'] !== undefined;
  const near = EVERYWHERE.has(host) ? '127.0.0.1' : host;
  const local = `${hasTls ? 'https' : 'http'}://${near.includes(':') ? `[${near}]` : near}:${port}`;
  const shown = env['PUBLIC_URL']?.replace(/\/+$/, '') ?? local;
  return { host, port, local, forWorkers: hasTls ? shown : local, shown };
}

const isLoopback = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

/** Demonstration accounts have a password that was printed and no second factor. @throws RangeError where others could reach them */
export function mustBeForThisMachine({ host, shown }: Pick<Addresses, 'host' | 'shown'>): void {
  const name = host.includes(':') ? `[${host}]` : host;
  if (isLoopback(name) && isLoopback(URL.canParse(shown) ? new URL(shown).hostname : shown)) return;
  throw new RangeError(
    '示范账号与商店只供本机试用：正式使用请加 --no-demo（touchstone start --no-demo），并以 touchstone init 建立首位管理员。\n' +
      '  Demonstration accounts are for this machine alone: for real use start with --no-demo, and make the first administrator with touchstone init.',
  );
}

/** Held against the port before anything is started. @throws RangeError saying what to do */
export async function mustBeFree({ host, port }: Pick<Addresses, 'host' | 'port'>): Promise<void> {
  const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = createServer();
    server.once('error', resolve).listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (fault === undefined) return;
  const next = port < 65_535 ? port + 1 : port - 1;
  if (fault.code === 'EADDRINUSE')
    throw new RangeError(
      `端口 ${port} 已被占用：请换一个端口（PORT=${next} npm start），或先结束占用它的程序。\n` +
        `  Port ${port} is in use: choose another (PORT=${next} npm start), or end the program that holds it.`,
    );
  throw new RangeError(
    `无法在 ${host}:${port} 上监听（${fault.code}）：请检查 HOST 与 PORT。\n  Cannot listen on ${host}:${port}: check HOST and PORT.`,
  );
}
