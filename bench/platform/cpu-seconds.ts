import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** CPU time that a process has used, in seconds; 0 when it is gone. Linux. @source proc(5), fields 14 to 17 of stat */
export const cpuSeconds = (pid: number): number => own(statOf(pid)) / TICKS_PER_SECOND;

/** The same of a process and its children, those that have ended included: of a PostgreSQL server with all its connections. */
export function cpuSecondsOfTree(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat[1] === String(pid));
  const self = statOf(pid);
  return (
    (own(self) + Number(self[13] ?? 0) + Number(self[14] ?? 0) + children.reduce((sum, child) => sum + own(child), 0)) / TICKS_PER_SECOND
  );
}

const own = (stat: readonly string[]) => Number(stat[11] ?? 0) + Number(stat[12] ?? 0);

/** What stands behind the name, which may hold anything: state, parent, … */
function statOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(') ') + 2).split(' ');
  } catch {
    return [];
  }
}
