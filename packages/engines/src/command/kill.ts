import { readdirSync, readFileSync } from 'node:fs';

/** Ends a process and all that it started in its group. */
export function killGroup(pid: number | undefined): void {
  if (pid !== undefined) kill(-pid);
}

/**
 * Ends processes that left their group: they still carry the mark of the run in the environment they were started with. Where there is no
 * /proc nothing is done.
 */
export function killMarked(mark: string): void {
  for (const pid of processes()) if (environmentOf(pid).includes(`TOUCHSTONE_RUN=${mark}`)) kill(pid);
}

/** It is gone; EPERM is what some systems say of a group of which only the dead are left. */
const GONE: ReadonlySet<string | undefined> = new Set(['ESRCH', 'EPERM']);

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!GONE.has((error as NodeJS.ErrnoException).code)) throw error;
  }
}

function processes(): readonly number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** Empty for a process that is gone or not ours. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}
