import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, 'main.ts');

/** A new folder under which the tests of this package keep what they make; compiled code is shared, so that starts are fast. */
export function newHome(): string {
  mkdirSync(join(tmpdir(), 'touchstone-platform-tests'), { recursive: true });
  return mkdtempSync(join(tmpdir(), 'touchstone-platform-tests', 'home-'));
}

/** A started `touchstone start`, or another command of the platform. */
export interface Started {
  readonly process: ChildProcess;
  /** What it said so far, on both streams. */
  said(): string;
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Resolves when it has said this. @throws Error when it ended instead */
  says(words: string): Promise<void>;
}

export function startPlatform(args: readonly string[], env: Readonly<Record<string, string>>): Started {
  const { DATABASE_URL: _, ...own } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...own, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL')),
  );
  return {
    process: child,
    said: () => text,
    ended,
    says: (words) =>
      until(
        () => text.includes(words),
        `“${words}”`,
        () => text,
        ended,
      ),
  };
}

/** Looks again and again until `holds`. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  context: () => string = () => '',
  ended?: Promise<unknown>,
): Promise<void> {
  let isOver = false;
  void ended?.then(() => {
    isOver = true;
  });
  for (let left = 1200; left > 0; left--) {
    if (await holds()) return;
    if (isOver) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never came: ${what}\n${context()}`);
}

/** A port of loopback that nobody uses now, below those that the system gives to whoever asks for any: nobody takes it before we do. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(freePort()));
    server.listen(randomInt(20_000, 30_000), '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Numbers of the processes that were started with `word` in their environment: all that belongs to one start. */
export function processesWith(word: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return (
          readFileSync(`/proc/${name}/environ`, 'utf8').includes(word) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${name}/stat`, 'utf8'))
        );
      } catch {
        return false; // ended meanwhile
      }
    })
    .map(Number);
}
