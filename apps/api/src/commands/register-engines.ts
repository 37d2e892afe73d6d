import { text } from 'node:stream/consumers';
import type { EngineDescription } from '@touchstone/domain/engine';
import type { AnswerRates } from '@touchstone/domain/fusion';
import { registerEngine } from '@touchstone/services/engines';
import { enginesPorts } from '../wiring/engines-ports.ts';
import type { Installation } from '../wiring/installation.ts';

/**
 * Engines that come with this release, and what was measured of them before it (docs/accuracy.md, rounded against them); what else joins runs on
 * probation until it passes the golden set. A tool without rates here is taken as any unknown one.
 */
const MEASURED: Readonly<Record<string, AnswerRates | null>> = {
  touchstone: { real: { violation: 0.5, suspected: 0.35, none: 0.15 }, unreal: { violation: 0.003, suspected: 0.012, none: 0.985 } },
  apksigner: { real: { violation: 0.95, suspected: 0.01, none: 0.04 }, unreal: { violation: 0.001, suspected: 0.001, none: 0.998 } },
  androguard: null,
};

/** `engines register`: makes the versions known that a worker of this installation describes on standard input (`worker --describe`). */
export async function registerEngines({ db }: Pick<Installation, 'db'>): Promise<number> {
  return registerDescribed(db, JSON.parse(await text(process.stdin)), (line) => void process.stdout.write(`${line}\n`));
}

/** The same of descriptions. @returns 2 at the first one that is refused */
export async function registerDescribed(
  db: Installation['db'],
  descriptions: readonly EngineDescription[],
  say: (line: string) => void,
): Promise<number> {
  for (const description of descriptions) {
    const rates = MEASURED[description.id];
    const passed =
      rates === undefined ? {} : { passedAlready: 'measured before this release: docs/accuracy.md', ...(rates === null ? {} : { rates }) };
    const registered = await registerEngine(enginesPorts(db), { description, organisation: null, ...passed });
    const said = registered.ok ? registered.state : `${registered.reason}: ${registered.faults.join(', ')}`;
    say(`${description.id} ${description.version} ${said}`);
    if (!registered.ok) return 2;
  }
  return 0;
}
