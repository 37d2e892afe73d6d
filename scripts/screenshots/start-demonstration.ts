import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isConsoleCurrent } from '../console-sources.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(root, 'apps/platform/src/main.ts');
/** What the platform says when the cases of the demonstration are there, or will not be. */
const TOLD = /演示案件(已就绪|没有全部完成)/;

export interface Demonstration {
  readonly url: string;
  /** Ends it, and leaves nothing of it. */
  end(): Promise<void>;
}

/** A platform of its own in a folder for the time being, with the console of now, whose story is told; some minutes. @throws Error when it ends before that */
export async function startDemonstration(): Promise<Demonstration> {
  if (!isConsoleCurrent(root)) execFileSync(process.execPath, [join(root, 'scripts/build-console.ts')], { stdio: 'inherit' });
  const home = mkdtempSync(join(tmpdir(), 'touchstone-screenshots-'));
  const port = await freePort();
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, 'start', '--demo'], {
    env: { ...env, TOUCHSTONE_HOME: home, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const told = new Promise<void>((resolve, reject) => {
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      process.stderr.write(words);
      text += words;
      if (TOLD.test(text)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the platform ended with ${code}`)));
  });
  await told;
  return {
    url: `http://127.0.0.1:${port}`,
    async end() {
      child.kill('SIGINT');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  return port;
}
