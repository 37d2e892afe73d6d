import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServerFault, withFolderLock } from '@touchstone/postgres';

const MOMENT_MS = 500;

interface Occupant {
  readonly pid: number;
  readonly url: string;
}

/**
 * Runs the platform of this data folder: one at a time on a machine. One that died does not count.
 *
 * @throws RangeError saying where the other one is and what to do
 */
export async function occupyHome<T>(home: string, url: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const note = join(home, 'running.json');
  let isOurs = false;
  try {
    return await withFolderLock(join(home, 'running'), MOMENT_MS, async () => {
      isOurs = true;
      writeFileSync(note, JSON.stringify({ pid: process.pid, url } satisfies Occupant));
      try {
        return await work();
      } finally {
        rmSync(note, { force: true });
      }
    });
  } catch (error) {
    if (!isOurs && error instanceof ServerFault && error.code === 'busy') throw new RangeError(alreadyRunning(home, occupantIn(note)));
    throw error;
  }
}

/** Undefined in the moment before it says so. */
function occupantIn(note: string): Occupant | undefined {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Occupant;
  } catch {
    return undefined;
  }
}

const alreadyRunning = (home: string, { pid, url }: Partial<Occupant> = {}): string =>
  [
    `这个数据目录的平台已在运行（进程 ${pid ?? '?'}）：请打开 ${url ?? '它的地址'}；要重新启动，先在它的终端按 Ctrl-C（或 kill ${pid ?? 'PID'}）。`,
    `  要另开一套，请另设 TOUCHSTONE_HOME 与 PORT。数据目录：${home}`,
    `  The platform of this data folder is running (process ${pid ?? '?'}): open ${url ?? 'its address'}; to start it anew, end that one first.`,
    '  For a second one, set TOUCHSTONE_HOME and PORT.',
  ].join('\n');
