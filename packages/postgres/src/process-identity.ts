import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * When process `pid` was started, in the system's own words: together with the number it names one process, since
 * numbers are used again. Undefined when there is none, or only a zombie.
 */
export function startOf(pid: number): string | undefined {
  return hasProc() ? startInProc(pid) : startByPs(pid);
}

/** The command line of process `pid`, its words joined by spaces; empty when it cannot be read. */
export function commandOf(pid: number): string {
  if (!hasProc()) return ps(pid, 'command=');
  return (fileOf(pid, 'cmdline') ?? '').replaceAll('\0', ' ').trim();
}

export const isRunning = (pid: number, start: string) => startOf(pid) === start;

const hasProc = () => existsSync('/proc/self/stat');

/** Fields of /proc/<pid>/stat after the name in brackets, which may itself hold brackets: state first, start time 19 later. */
const START_TIME = 19;

function startInProc(pid: number): string | undefined {
  const text = fileOf(pid, 'stat');
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[START_TIME];
}

function startByPs(pid: number): string | undefined {
  const [state = '', ...start] = ps(pid, 'stat=,lstart=').split(/\s+/);
  return state === '' || state.startsWith('Z') ? undefined : start.join('-').replaceAll(':', '-');
}

const ps = (pid: number, columns: string) =>
  spawnSync('ps', ['-p', String(pid), '-o', columns], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout.trim();

/** Undefined when the process ended before or while its file was read. */
function fileOf(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
