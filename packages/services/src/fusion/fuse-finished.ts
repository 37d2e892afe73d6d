import { automationOf } from '@touchstone/domain/engine';
import { advance, type FindingEvent, type FindingState, fingerprint, place, retestEvent } from '@touchstone/domain/finding';
import {
  coverOf,
  drawnForAudit,
  EMPTY_TALLY,
  explain,
  type Fused,
  type FusionThresholds,
  fuse,
  prevalenceOf,
  sumTallies,
  type Tally,
  UNKNOWN_ENGINE,
  UNKNOWN_TESTER,
  type Weights,
  weightsFrom,
} from '@touchstone/domain/fusion';
import { rankOf } from '@touchstone/domain/review';
import { type Apart, takeApart } from '../apart.ts';
import { type ClauseVotes, clauseVotes } from './clause-votes.ts';
import { lessonsBetween } from './lessons.ts';
import type { ClauseSetting, EndedRun, FindingRow, Finished, FusionPorts, FusionTransaction, KeptFinding } from './ports.ts';

/** What is taken of a clause of which the authority has said nothing. */
export const DEFAULT_CLAUSE_SETTING: Omit<ClauseSetting, 'clause'> = { severity: 2, expectedShare: 0.01, isMachineDecidable: false };

/**
 * Fuses the votes of every request whose runs have ended: one fused result with a reason per clause, and findings for people.
 * Safe to run again and by several at once.
 * @returns requests fused
 */
export const fuseFinished = (ports: FusionPorts, limit = 20, apart: Apart = {}): Promise<number> =>
  takeApart(apart, limit, (failed) => fuseNext(ports, failed));

/**
 * One request a transaction: whoever holds tallies and waits for another app's finding could wait for who decides it, crosswise.
 * @param failed those that could not be fused
 */
async function fuseNext(ports: FusionPorts, failed: string[]): Promise<boolean | undefined> {
  let held: string | undefined;
  try {
    return await ports.inTransaction(async (tx) => {
      const [finished] = await tx.holdUnfused(1, failed);
      if (finished === undefined) return undefined;
      held = finished.request;
      if (finished.profile === 'self-check')
        await tx.markFused(finished.request); // a firm's own: nobody is to find anything by it
      else await fuseOne(ports, tx, finished, await fusionSettings(ports, tx));
      return true;
    });
  } catch (error) {
    if (held !== undefined) failed.push(held);
    throw error;
  }
}

/** What fusing needs beside the transaction it happens in. */
type Fusing = Omit<FusionPorts, 'inTransaction'>;

/** What the authority has set, read once for all that is fused in one transaction. */
export interface FusionSettings {
  readonly clauses: ReadonlyMap<string, ClauseSetting>;
  readonly thresholds: FusionThresholds;
}

export async function fusionSettings(ports: Fusing, tx: FusionTransaction): Promise<FusionSettings> {
  const clauses = new Map((await tx.clauseSettings()).map((setting) => [setting.clause, setting]));
  return { clauses, thresholds: (await tx.thresholds()) ?? ports.thresholds };
}

/** Fuses what all engines said of one artifact, in place of what was fused of it before. */
export async function fuseOne(
  ports: Fusing,
  tx: FusionTransaction,
  finished: Finished,
  { clauses: settings, thresholds }: FusionSettings,
): Promise<void> {
  const runs = await tx.endedRuns(finished.artifact);
  const weights = weightsOfEngines(runs, await tx.tallies(runs.map(({ engineVersion }) => engineVersion)));
  const known = await tx.findingsOf(finished);
  const broken = await tx.prevalences();
  const golden = await tx.goldenAnswers(finished.artifact);
  const fusedClauses: { readonly votes: ClauseVotes; readonly fused: Fused }[] = [];

  for (const votes of clauseVotes(runs)) {
    const setting = settings.get(votes.clause) ?? { clause: votes.clause, ...DEFAULT_CLAUSE_SETTING };
    const fused = fuse({
      clause: votes.clause,
      votes: votes.votes,
      prevalence: prevalenceOf(broken.get(votes.clause) ?? { real: 0, all: 0 }, setting.expectedShare),
      weightsFor: (vote) => weights(vote as ClauseVotes['votes'][number], votes.clause),
      thresholds,
      isMachineDecidable: setting.isMachineDecidable,
    });
    fusedClauses.push({ votes, fused });
    if (finished.app === null && finished.subject === '') continue;
    await find(ports, tx, finished, votes, fused, setting, known);
    await retest(tx, finished, votes, known);
  }

  const automation = automationOf(fusedClauses.map(({ votes }) => votes.votes.map((vote) => ({ ...vote, isMachine: !vote.isPerson }))));
  const clauses = fusedClauses.map(({ votes, fused }) => ({
    clause: fused.clause,
    outcome: fused.outcome,
    probability: fused.probability,
    band: fused.band,
    prevalence: fused.reason.prevalence,
    thresholds: fused.reason.thresholds,
    learned: learnedOf(fused, known, golden?.[fused.clause]),
    ...(golden === undefined ? {} : { isChosen: true }),
    votes: withEngines(fused, votes.votes),
  }));
  await tx.learn(lessonsBetween(await tx.learnedFrom(finished.artifact), clauses));
  await tx.saveFused({
    id: ports.newId(),
    finished,
    clauses,
    machineItems: automation.byMachine,
    testedItems: automation.tested,
    notFoundItems: clauses.filter(({ outcome }) => outcome === 'not-found').length,
  });
  await tx.markFused(finished.request);
  await tx.announce('scan.fused', finished.request, { request: finished.request, artifact: finished.artifact });
}

/** A clause of a version is one finding: it is made, scored anew, or left alone where a person has decided. */
async function find(
  ports: Fusing,
  tx: FusionTransaction,
  finished: Finished,
  { clause, detected, votes }: ClauseVotes,
  fused: Fused,
  setting: ClauseSetting,
  known: readonly KeptFinding[],
): Promise<void> {
  const item = `${finished.artifact} ${clause}`;
  const auditRate = drawnForAudit(ports.hash, ports.auditSeed, item, fused.outcome) ?? null;
  const isWanted =
    fused.outcome === 'needs-review' || fused.outcome === 'rejected' || fused.outcome === 'machine-decided' || auditRate !== null;
  // what was suspected of this version before and is no longer, must not wait for people
  const isStale =
    fused.outcome === 'not-found' && known.some((one) => one.isSameVersion && one.clause === clause && one.state === 'NEEDS_REVIEW');
  if (!isWanted && !isStale) return;

  const print = fingerprint(ports.hash, clause, clause, { place: { file: '' } });
  const versionSeq = known.find(({ isSameVersion }) => isSameVersion)?.versionSeq ?? Number.MAX_SAFE_INTEGER;
  const placement = place({ fingerprint: print, versionSeq }, known);
  const strongest = detected.find(({ strength }) => strength === 'violation') ?? detected[0];
  const row: FindingRow = {
    id: placement.kind === 'same' ? placement.finding : ports.newId(),
    finished,
    clause,
    rule: strongest?.rule ?? clause,
    fingerprint: print,
    state: 'CANDIDATE',
    strength: strongest?.strength ?? 'suspected',
    severity: setting.severity,
    confidence: fused.probability,
    rank: rankOf({
      reachBand: finished.reachBand,
      severity: setting.severity,
      confidence: auditRate === null ? fused.probability : coverOf(ports.hash, ports.auditSeed, item, fused.reason.thresholds),
    }),
    votes: withEngines(fused, votes),
    places: detected.flatMap(({ evidence }) => evidence),
    summary: ports.titleOf(clause),
    predecessor: placement.kind === 'new-with-predecessor' ? placement.predecessor : null,
    auditRate,
    auditedAs: auditRate === null ? null : fused.outcome === 'not-found' ? 'not-found' : 'rejected',
  };
  const before = placement.kind === 'same' ? known.find(({ id }) => id === placement.finding)! : undefined;
  if (before?.isUnderReview === true) return;
  if (before === undefined) {
    await tx.createFinding(row);
    await tx.stepFinding({ finding: row.id, event: 'found', from: null, to: 'CANDIDATE', basis: explain(fused, 'zh')[0] ?? '' });
  }
  let state: FindingState = before?.state ?? 'CANDIDATE';
  for (const event of eventsOf(fused, auditRate)) {
    const outcome = advance(state, event, event === 'machine-decided' ? 'authority-flag' : 'machine');
    if (!outcome.ok) break; // a person has decided: that stands
    await tx.rescoreFinding(row.id, { ...row, state: outcome.state });
    if (outcome.state !== state)
      await tx.stepFinding({ finding: row.id, event, from: state, to: outcome.state, basis: explain(fused, 'zh').join('\n') });
    state = outcome.state;
  }
}

/** The votes with their weights, and the engine versions that a decision of people will teach. */
function withEngines({ reason }: Fused, votes: ClauseVotes['votes']) {
  const byName = new Map(votes.map((vote) => [`${vote.engine} ${vote.engineVersion}`, vote]));
  return reason.votes.map((weighed) => {
    const { engineVersionKey, isPerson, strength } = byName.get(`${weighed.engine} ${weighed.engineVersion}`)!;
    return { ...weighed, engineVersionKey, isPerson, ...(strength === undefined ? {} : { strength }) };
  });
}

function eventsOf(fused: Fused, auditRate: number | null): readonly FindingEvent[] {
  const scored: FindingEvent = fused.outcome === 'needs-review' || fused.outcome === 'machine-decided' ? 'score-high' : 'score-low';
  return [
    scored,
    ...(auditRate === null ? [] : (['drawn-for-audit'] as const)),
    ...(fused.outcome === 'machine-decided' ? (['machine-decided'] as const) : []),
  ];
}

/** A retest speaks to what was confirmed before, in this version or an earlier one: present, absent, or not tested. */
async function retest(
  tx: FusionTransaction,
  finished: Finished,
  { clause, votes }: ClauseVotes,
  known: readonly KeptFinding[],
): Promise<void> {
  if (finished.profile !== 'retest' && finished.profile !== 'look-back') return;
  const said = votes
    .filter(({ mayVote }) => mayVote)
    .map(({ engine, vote, reason }) => ({ engine, vote, couldSee: reason !== 'outside-capability' && !reason?.startsWith('needs:') }));
  for (const finding of known.filter((one) => one.clause === clause)) {
    // who saw it and did not look again leaves it open
    const silent = finding.sawBefore.filter((id) => said.every(({ engine, couldSee }) => engine !== id || !couldSee));
    const all = [...said, ...silent.map((engine) => ({ engine, vote: 'NOT_TESTED' as const, couldSee: true }))];
    const event = retestEvent(all);
    const outcome = advance(finding.state, event, 'machine', all);
    if (!outcome.ok || outcome.state === finding.state) continue;
    await tx.stepFinding({ finding: finding.id, event, from: finding.state, to: outcome.state, basis: finished.request });
  }
}

/**
 * What a clause teaches: what the golden set knows, else what people decided of this version, else as likely as fusion says. What one
 * engine alone says and people have yet to decide teaches nothing: it would learn from its own word, and one bad app would silence it.
 */
function learnedOf(
  { clause, outcome, probability, reason }: Fused,
  known: readonly KeptFinding[],
  truth: 'violates' | 'clean' | undefined,
): number | null {
  // also of engines on probation: that is what the set is for
  if (truth !== undefined) return truth === 'violates' ? 1 : 0;
  if (outcome === 'not-tested') return null;
  const decided = known.find((finding) => finding.isSameVersion && finding.clause === clause)?.state;
  if (decided === 'CONFIRMED' || decided === 'PERSISTS') return 1;
  if (decided === 'REJECTED') return 0;
  const isAlone = reason.votes.filter(({ standing }) => standing === 'counted').length < 2;
  return outcome === 'needs-review' && isAlone ? null : probability;
}

/** Weights of each engine's answers on a clause: its own outcomes, drawn towards those of the whole engine version. */
function weightsOfEngines(runs: readonly EndedRun[], tallies: ReadonlyMap<string, Tally>) {
  const ofEngine = new Map(
    runs.map(({ engineVersion }) => [
      engineVersion,
      sumTallies([...tallies].filter(([key]) => key.startsWith(`${engineVersion} `)).map(([, tally]) => tally)),
    ]),
  );
  const measured = new Map(runs.map(({ engineVersion, rates }) => [engineVersion, rates]));
  return ({ engineVersionKey, isPerson }: ClauseVotes['votes'][number], clause: string): Weights =>
    weightsFrom(
      tallies.get(`${engineVersionKey} ${clause}`) ?? EMPTY_TALLY,
      ofEngine.get(engineVersionKey) ?? EMPTY_TALLY,
      measured.get(engineVersionKey) ?? (isPerson ? UNKNOWN_TESTER : UNKNOWN_ENGINE),
    );
}
