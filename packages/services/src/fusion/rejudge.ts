import type { Votes } from '../work/votes-of.ts';
import { fuseOne, fusionSettings } from './fuse-finished.ts';
import type { Finished, FusionPorts, FusionTransaction } from './ports.ts';

/** A run whose result is kept, as far as judging it again goes. */
export interface StoredResult {
  readonly run: string;
  /** The object that keeps it. */
  readonly object: string;
}

/** What a clause was before and is now. */
export interface ClauseChange {
  readonly clause: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface RejudgeTransaction extends FusionTransaction {
  /** The last request of the artifact that was fused; undefined when none was. */
  lastFinished(artifact: string): Promise<Finished | undefined>;
  storedResults(artifact: string): Promise<readonly StoredResult[]>;
  keepRejudged(run: string, ruleSet: string, votes: Votes): Promise<void>;
  fusedOutcomes(artifact: string): Promise<readonly { readonly clause: string; readonly outcome: string }[]>;
}

export interface RejudgePorts extends Omit<FusionPorts, 'inTransaction'> {
  inTransaction<T>(work: (tx: RejudgeTransaction) => Promise<T>): Promise<T>;
  /** The facts of a stored result under the rules of now; undefined where there is nothing to judge again. */
  judgeAgain(object: string): Promise<{ readonly ruleSet: string; readonly votes: Votes } | undefined>;
}

export type Rejudged =
  | { readonly ok: true; readonly judged: number; readonly changes: readonly ClauseChange[] }
  | { readonly ok: false; readonly reason: 'never-fused' };

/** Where the profile is not a retest's, nothing is taken for fixed: no new look at the app was had. */
const PROFILE = 'rejudge';

/**
 * Judges the stored results of an artifact with the rules of now, and fuses them anew with the lines of review of now. Nothing is scanned, no
 * run changes. What people have decided stands. Done twice it comes to the same.
 * @param withRules false: the votes stay, only the lines of review are new
 */
export async function rejudgeArtifact(ports: RejudgePorts, artifact: string, withRules: boolean): Promise<Rejudged> {
  const stored = await ports.inTransaction((tx) => tx.storedResults(artifact));
  const again = withRules ? await judgeAll(ports, stored) : [];
  return ports.inTransaction(async (tx): Promise<Rejudged> => {
    const finished = await tx.lastFinished(artifact);
    if (finished === undefined) return { ok: false, reason: 'never-fused' };
    for (const { run, ruleSet, votes } of again) await tx.keepRejudged(run, ruleSet, votes);
    const before = await tx.fusedOutcomes(artifact);
    const [newest] = again.map(({ ruleSet }) => ruleSet);
    const asked = { ...finished, profile: PROFILE, ...(newest === undefined ? {} : { ruleSet: newest }) };
    await fuseOne(ports, tx, asked, await fusionSettings(ports, tx));
    return { ok: true, judged: again.length, changes: changesBetween(before, await tx.fusedOutcomes(artifact)) };
  });
}

async function judgeAll(ports: RejudgePorts, stored: readonly StoredResult[]) {
  const again: { readonly run: string; readonly ruleSet: string; readonly votes: Votes }[] = [];
  for (const { run, object } of stored) {
    const judged = await ports.judgeAgain(object);
    if (judged !== undefined) again.push({ run, ...judged });
  }
  return again;
}

type Outcomes = readonly { readonly clause: string; readonly outcome: string }[];

function changesBetween(before: Outcomes, after: Outcomes): readonly ClauseChange[] {
  const [was, is] = [before, after].map((rows) => new Map(rows.map(({ clause, outcome }) => [clause, outcome])));
  return [...new Set([...was!.keys(), ...is!.keys()])]
    .sort()
    .map((clause) => ({ clause, before: was!.get(clause) ?? null, after: is!.get(clause) ?? null }))
    .filter((change) => change.before !== change.after);
}
