import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, startOf } from './process-identity.ts';

let joined = 0;

/** Notes that this process uses the server; gives the note, to be handed to `leave`. */
export function enter(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const note = join(folder, `${process.pid}_${startOf(process.pid)}_${joined++}`);
  writeFileSync(note, '');
  return note;
}

export const leave = (note: string) => rmSync(note, { force: true });

/** Whether a process still alive uses the server. Notes of the dead are cleared away. */
export function hasMembers(folder: string): boolean {
  const notes = readdirSync(folder).map((file) => ({ file, parts: file.split('_') }));
  const [alive, dead] = [notes.filter(isAlive), notes.filter((note) => !isAlive(note))];
  for (const { file } of dead) rmSync(join(folder, file), { force: true });
  return alive.length > 0;
}

const isAlive = ({ parts: [pid = '', start = ''] }: { readonly parts: readonly string[] }) => isRunning(Number(pid), start);
