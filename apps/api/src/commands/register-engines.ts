import { text } from 'node:stream/consumers';
import type { EngineDescription } from '@touchstone/domain/engine';
import { registerEngine } from '@touchstone/services/engines';
import { enginesPorts } from '../wiring/engines-ports.ts';
import type { Installation } from '../wiring/installation.ts';

/** Engines that come with this release and were measured before it; what else joins runs on probation until it passes the golden set. */
const MEASURED: ReadonlySet<string> = new Set(['touchstone', 'apksigner', 'androguard']);

/** `engines register`: makes the versions known that a worker of this installation describes on standard input (`worker --describe`). */
export async function registerEngines({ db }: Pick<Installation, 'db'>): Promise<number> {
  const descriptions = JSON.parse(await text(process.stdin)) as readonly EngineDescription[];
  for (const description of descriptions) {
    const passed = MEASURED.has(description.id) ? { passedAlready: 'measured before this release: docs/accuracy.md' } : {};
    const registered = await registerEngine(enginesPorts(db), { description, organisation: null, ...passed });
    const said = registered.ok ? registered.state : `${registered.reason}: ${registered.faults.join(', ')}`;
    process.stdout.write(`${description.id} ${description.version} ${said}\n`);
    if (!registered.ok) return 2;
  }
  return 0;
}
