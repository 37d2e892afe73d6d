import { advanceEngine, type EngineDescription, type EngineEvent, type EngineState, faultsOfDescription } from '@touchstone/domain/engine';
import type { AnswerRates } from '@touchstone/domain/fusion';
import type { EnginesPorts, EnginesTransaction } from './ports.ts';

export interface Registration {
  readonly description: EngineDescription;
  /** Whose engine it is; null for those that any authority's worker runs. */
  readonly organisation: string | null;
  /** Why its golden set counts as passed: for engines that come with this release and were measured before it. Others run on probation first. */
  readonly passedAlready?: string;
  /** How often it answers what where a clause is broken and where it is not, as measured; fusion starts from it. */
  readonly rates?: AnswerRates;
}

export type RegisterEngine =
  | { readonly ok: true; readonly key: string; readonly state: EngineState; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'bad-description'; readonly faults: readonly string[] };

/** Makes a version of an engine known. The same version twice is the same version: what it can do does not change under its name. */
export async function registerEngine(
  ports: EnginesPorts,
  { description, organisation, passedAlready, rates }: Registration,
): Promise<RegisterEngine> {
  const faults = faultsOfDescription(description);
  if (faults.length > 0) return { ok: false, reason: 'bad-description', faults };
  return ports.inTransaction(async (tx): Promise<RegisterEngine> => {
    const known = await tx.findEngine(description.id, description.version, description.ruleSet);
    if (known !== undefined) return { ok: true, key: known.key, state: known.state, isNew: false };
    const key = ports.newId();
    await tx.createEngineVersion(key, description, organisation);
    let state = await step(tx, key, 'REGISTERED', 'admit', 'person', 'registered');
    if (passedAlready !== undefined) {
      await tx.keepGolden(key, { passed: true, basis: passedAlready, ...(rates === undefined ? {} : { rates }) });
      state = await step(tx, key, state, 'golden-passed', 'platform', passedAlready);
    }
    return { ok: true, key, state, isNew: true };
  });
}

async function step(
  tx: EnginesTransaction,
  key: string,
  from: EngineState,
  on: EngineEvent,
  by: 'person' | 'platform',
  reason: string,
): Promise<EngineState> {
  const next = advanceEngine(from, on, by);
  if (!next.ok) throw new Error(`engine ${key}: no ${on} from ${from}`);
  await tx.moveEngine(key, from, next.state, on, reason);
  return next.state;
}
