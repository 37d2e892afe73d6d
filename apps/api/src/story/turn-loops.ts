import { lookAtItems } from '@touchstone/services/delisting';
import type { Loop } from '../roles/loop.ts';
import { loopsOf } from '../roles/loops.ts';
import { wayOut } from '../wiring/connector-of.ts';
import { looksAt } from '../wiring/delisting-looks.ts';
import { delistingPorts } from '../wiring/delisting-ports.ts';
import type { Installation } from '../wiring/installation.ts';

/** Rounds of the server’s loops when the story wants them, and not when their time has come. */
export function turnLoops(installation: Installation, signal: AbortSignal) {
  const all = [...loopsOf.feeder(installation), ...loopsOf.scheduler(installation), hurriedLooks(installation, signal)];
  const loops = new Map(all.map((loop) => [loop.name, loop]));
  return async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await (loops.get(name) as Loop).round(signal);
  };
}

/** Pages of our own stores on this machine, looked at one after the other without the pause that strangers are given. */
function hurriedLooks({ db, objects, platform }: Installation, signal: AbortSignal): Loop {
  let paceMs = Date.now();
  const out: typeof wayOut = (configuration) => ({
    ...wayOut(configuration),
    nowMs: () => paceMs,
    async sleep(ms) {
      paceMs += ms;
    },
  });
  const [ports, lookAt] = [delistingPorts({ db, platform }), looksAt({ db, objects, wayOut: out }, signal)];
  return { name: 'look-at-shelves', everyMs: 0, round: () => lookAtItems(ports, lookAt) };
}
