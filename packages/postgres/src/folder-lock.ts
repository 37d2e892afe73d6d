import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRunning, startOf } from './process-identity.ts';
import { ServerFault } from './server-fault.ts';

const POLL_MS = 15;
const RELEASED = 'released';

/**
 * Runs `work` while no other process of this machine runs work under the same folder. A holder that died is passed over.
 *
 * Each holding is a numbered file that says who holds it; the highest number counts. Taking over means to create the
 * next number, which only one can do: nothing is ever deleted that another could be looking at as the newest.
 * @throws ServerFault `busy` when it is held by others for longer than `timeoutMs`
 */
export async function withFolderLock<T>(folder: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + timeoutMs;
  let held = tryFolderLock(folder);
  while (held === undefined) {
    if (Date.now() > until) throw new ServerFault('busy', `another process holds ${folder}: wait for it, or end it, and try again`);
    await wait(POLL_MS);
    held = tryFolderLock(folder);
  }
  try {
    return await work();
  } finally {
    held.release();
  }
}

/** The same for work at the end of a process, where nothing can be awaited; not run when the lock is not had in time. */
export function withFolderLockSync(folder: string, timeoutMs: number, work: () => void): void {
  const until = Date.now() + timeoutMs;
  let held = tryFolderLock(folder);
  while (held === undefined && Date.now() < until) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    held = tryFolderLock(folder);
  }
  if (held === undefined) return;
  try {
    work();
  } finally {
    held.release();
  }
}

interface Held {
  release(): void;
}

let attempts = 0;

function tryFolderLock(folder: string): Held | undefined {
  mkdirSync(folder, { recursive: true });
  const newest = newestIn(folder);
  if (newest > 0 && isHeld(join(folder, name(newest)))) return undefined;

  const mine = join(folder, name(newest + 1));
  if (!createWhole(mine, `${process.pid} ${startOf(process.pid)}`)) return undefined;
  if (newestIn(folder) !== newest + 1) {
    rmSync(mine, { force: true });
    return undefined;
  }
  for (const old of generationsIn(folder).filter((n) => n <= newest)) rmSync(join(folder, name(old)), { force: true });
  return { release: () => replaceWhole(mine, RELEASED) };
}

const name = (generation: number) => String(generation).padStart(10, '0');
const generationsIn = (folder: string) =>
  readdirSync(folder)
    .filter((file) => /^\d{10}$/.test(file))
    .map(Number);
const newestIn = (folder: string) => Math.max(0, ...generationsIn(folder));

function isHeld(path: string): boolean {
  const text = contentOf(path);
  if (text === undefined) return true;
  const [pid = '', start = ''] = text.split(' ');
  return text !== RELEASED && isRunning(Number(pid), start);
}

/** Undefined when it was cleared away meanwhile by the one who came after: then somebody is at work. */
function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A file that appears with its content or not at all; false when it is there already. */
function createWhole(path: string, text: string): boolean {
  const draft = draftOf(path, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

const replaceWhole = (path: string, text: string) => renameSync(draftOf(path, text), path);

function draftOf(path: string, text: string): string {
  const draft = `${path}.${process.pid}.${attempts++}`;
  writeFileSync(draft, text);
  return draft;
}
