import { byText } from '@touchstone/kernel/order';
import { clausesOf, type EngineDescription, type InputKind, whyNotTestable } from './engine.ts';
import { countOf, exceeds, type Fields, fieldsOf, isFields, listOf, sha256Of, storable, textOf, wordOf } from './json-fields.ts';
import { wouldExceed } from './json-size.ts';
import { placeOf } from './read-place.ts';
import {
  type ClauseVote,
  ENGINE_RESULT_SCHEMA,
  type EngineEvidence,
  type EngineProblem,
  type EngineResult,
  type ObservedFact,
  RESULT_OUTCOMES,
  type ResultOutcome,
  STRENGTHS,
  VOTES,
} from './result.ts';

/** What the run that the result belongs to was about. */
export interface Expected {
  readonly engine: EngineDescription;
  readonly artifact: string;
  readonly configHash: string;
  /** Inputs that were handed over; silence about what needs others is no answer. */
  readonly given: ReadonlySet<InputKind>;
  /** Clauses of the rule set and technical checks. */
  readonly knownClauses: ReadonlySet<string>;
}

export interface ResultLimits {
  /** Characters of the JSON. */
  readonly characters: number;
  readonly depth: number;
  readonly nodes: number;
  readonly clauses: number;
  readonly evidence: number;
  readonly facts: number;
  readonly problems: number;
  /** Characters of one text. */
  readonly text: number;
}

export const RESULT_LIMITS: ResultLimits = {
  characters: 64 * 1024 * 1024,
  depth: 64,
  nodes: 4_000_000,
  clauses: 5_000,
  evidence: 20_000,
  facts: 50_000,
  problems: 1_000,
  text: 4_000,
};

/** Why a result is not taken at all. */
export type Refusal =
  | 'too-large'
  | 'not-json'
  | 'too-deep'
  | 'not-a-result'
  | 'other-schema'
  | 'other-engine'
  | 'other-artifact'
  | 'other-config'
  | 'no-outcome';

export type CheckedResult =
  | { readonly ok: true; readonly result: EngineResult; readonly problems: readonly EngineProblem[] }
  | { readonly ok: false; readonly reason: Refusal };

/** Reads what an engine uploaded. See {@link checkResult}. */
export function readResult(json: string, expected: Expected, limits: ResultLimits = RESULT_LIMITS): CheckedResult {
  if (json.length > limits.characters) return { ok: false, reason: 'too-large' };
  const size = wouldExceed(json, limits);
  if (size !== undefined) return { ok: false, reason: size === 'depth' ? 'too-deep' : 'too-large' };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  return checkResult(value, expected, limits);
}

/**
 * Takes of a result what can be believed. What is about something else is refused; a vote outside the capability matrix, on an input
 * that was not there, or missing is NOT_TESTED; what a run that failed is silent about is ERROR. The result has one vote for
 * every clause that the engine can decide and for no other.
 *
 * Problems: `result/unknown-clause`, `result/clause-twice`, `result/outside-capability`, `result/without-input`, `result/not-reported`,
 * `result/no-evidence`, `result/bad-vote`, `result/bad-evidence`, `result/bad-fact`, `result/cut`.
 */
export function checkResult(value: unknown, expected: Expected, limits: ResultLimits = RESULT_LIMITS): CheckedResult {
  if (!isFields(value)) return { ok: false, reason: 'not-a-result' };
  if (value['schema'] !== ENGINE_RESULT_SCHEMA) return { ok: false, reason: 'other-schema' };
  const size = exceeds(value, limits);
  if (size !== undefined) return { ok: false, reason: size === 'depth' ? 'too-deep' : 'too-large' };
  const refusal = whyRefused(value, expected);
  if (refusal !== undefined) return { ok: false, reason: refusal };
  const outcome = wordOf(value['outcome'], RESULT_OUTCOMES);
  if (outcome === undefined) return { ok: false, reason: 'no-outcome' };

  const notes = new Notes();
  const evidence = readEvidence(value['evidence'], limits, notes);
  const said = readVotes(value['clauses'], evidence, expected, limits, notes);
  const clauses = clausesOf(expected.engine).map((clause) => judged(said.get(clause), clause, outcome, expected, notes));
  const { id, version, ruleSet } = expected.engine;
  const result: EngineResult = {
    schema: ENGINE_RESULT_SCHEMA,
    engine: { id, version, ruleSet },
    artifact: expected.artifact,
    configHash: expected.configHash,
    outcome,
    clauses,
    evidence: evidence.kept,
    facts: readFacts(value['facts'], limits, notes),
    problems: readProblems(value['problems'], limits, notes),
    ...(value['report'] === undefined ? {} : { report: value['report'] }),
  };
  return { ok: true, result, problems: notes.list };
}

/** Counts instead of repeating: a hostile result can hold millions of faults. */
class Notes {
  readonly list: EngineProblem[] = [];
  readonly #counts = new Map<string, number>();

  add(code: string, what: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= KEPT_PER_CODE) this.list.push({ code, at: { file: 'result.json', element: what.slice(0, 200) } });
  }
}
const KEPT_PER_CODE = 20;

function whyRefused(value: Fields, { engine, artifact, configHash }: Expected): Refusal | undefined {
  const claimed = fieldsOf(value['engine']);
  const isEngine = claimed['id'] === engine.id && claimed['version'] === engine.version && claimed['ruleSet'] === engine.ruleSet;
  if (!isEngine) return 'other-engine';
  if (value['artifact'] !== artifact) return 'other-artifact';
  return value['configHash'] === configHash ? undefined : 'other-config';
}

/** The evidence that is kept, and where each item of the original went. */
interface ReadEvidence {
  readonly kept: readonly EngineEvidence[];
  readonly newIndex: ReadonlyMap<number, number>;
}

function readEvidence(value: unknown, limits: ResultLimits, notes: Notes): ReadEvidence {
  const all = listOf(value);
  if (all.length > limits.evidence) notes.add('result/cut', `evidence ${all.length}`);
  const kept: EngineEvidence[] = [];
  const newIndex = new Map<number, number>();
  for (const [index, item] of all.slice(0, limits.evidence).entries()) {
    const fields = fieldsOf(item);
    const kind = textOf(fields['kind'], 64);
    const at = placeOf(fields['at'], limits.text);
    if (kind === undefined || at === undefined) {
      notes.add('result/bad-evidence', `evidence[${index}]`);
      continue;
    }
    const text = textOf(fields['text'], limits.text);
    const fact = seenFactOf(fields['fact'], limits);
    const sha256 = sha256Of(fields['sha256']);
    newIndex.set(index, kept.length);
    kept.push({
      ...{ kind, at },
      ...(text === undefined ? {} : { text }),
      ...(fact === undefined ? {} : { fact }),
      ...(sha256 === undefined ? {} : { sha256 }),
    });
  }
  return { kept, newIndex };
}

function seenFactOf(value: unknown, limits: ResultLimits): EngineEvidence['fact'] {
  const fields = fieldsOf(value);
  const kind = textOf(fields['kind'], 64);
  return kind === undefined ? undefined : { kind, attributes: attributesOf(fields['attributes'], limits) };
}

function readVotes(
  value: unknown,
  evidence: ReadEvidence,
  { engine, knownClauses }: Expected,
  limits: ResultLimits,
  notes: Notes,
): ReadonlyMap<string, ClauseVote> {
  const all = listOf(value);
  if (all.length > limits.clauses) notes.add('result/cut', `clauses ${all.length}`);
  const capable = new Set(clausesOf(engine));
  const votes = new Map<string, ClauseVote>();
  for (const [index, item] of all.slice(0, limits.clauses).entries()) {
    const vote = readVote(fieldsOf(item), evidence);
    if (vote === undefined) notes.add('result/bad-vote', `clauses[${index}]`);
    else if (!knownClauses.has(vote.clause)) notes.add('result/unknown-clause', vote.clause);
    else if (!capable.has(vote.clause)) notes.add('result/outside-capability', vote.clause);
    else {
      const other = votes.get(vote.clause);
      if (other !== undefined) notes.add('result/clause-twice', vote.clause);
      votes.set(vote.clause, other === undefined || WEIGHT[vote.vote] > WEIGHT[other.vote] ? vote : other);
    }
  }
  return votes;
}

/** Of two answers to one clause the one that must not be overlooked stays. */
const WEIGHT = { DETECTED: 3, ERROR: 2, NOT_TESTED: 1, NOT_DETECTED: 0 } as const;

function readVote(fields: Fields, { newIndex }: ReadEvidence): ClauseVote | undefined {
  const clause = textOf(fields['clause'], 128);
  const vote = wordOf(fields['vote'], VOTES);
  if (clause === undefined || vote === undefined) return undefined;
  const rule = textOf(fields['rule'], 128);
  const reason = textOf(fields['reason'], 256);
  const proof = listOf(fields['evidence']).slice(0, MOST_PROOFS);
  const evidence = [...new Set(proof.flatMap((index) => newIndex.get(countOf(index) ?? -1) ?? []))].sort((a, b) => a - b);
  return {
    clause,
    ...(rule === undefined ? {} : { rule }),
    vote,
    ...(vote === 'DETECTED' ? { strength: wordOf(fields['strength'], STRENGTHS) ?? 'suspected' } : {}),
    ...(reason === undefined ? {} : { reason }),
    evidence,
  };
}
const MOST_PROOFS = 1_000;

/** What a vote comes to, knowing how the run ended and what it was given. */
function judged(
  said: ClauseVote | undefined,
  clause: string,
  outcome: ResultOutcome,
  { engine, given }: Expected,
  notes: Notes,
): ClauseVote {
  if (outcome === 'NOT_APPLICABLE') return { clause, vote: 'NOT_TESTED', reason: 'not-applicable', evidence: [] };
  const hasFailed = outcome === 'FAILED' || outcome === 'TIMED_OUT';
  if (said?.vote === 'DETECTED') return believed(said, hasFailed, notes);
  if (hasFailed)
    return { clause, vote: 'ERROR', reason: said?.vote === 'ERROR' ? (said.reason ?? 'error') : REASON[outcome], evidence: [] };
  if (said === undefined) {
    const untestable = whyNotTestable(engine, clause, given);
    if (untestable === undefined) notes.add('result/not-reported', clause);
    return { clause, vote: 'NOT_TESTED', reason: untestable ?? 'not-reported', evidence: [] };
  }
  if (said.vote !== 'NOT_DETECTED') return { ...said, reason: said.reason ?? (said.vote === 'ERROR' ? 'error' : 'not-said') };
  const untestable = whyNotTestable(engine, clause, given);
  if (untestable === undefined) return said;
  notes.add('result/without-input', clause);
  return { clause, vote: 'NOT_TESTED', reason: untestable, evidence: [] };
}

const REASON = { FAILED: 'engine-failed', TIMED_OUT: 'engine-timed-out' } as const;

/** What was seen before a run failed is worth a look, and so is what comes without proof; a violation it is not. */
function believed(said: ClauseVote, hasFailed: boolean, notes: Notes): ClauseVote {
  if (said.evidence.length === 0) notes.add('result/no-evidence', said.clause);
  if (said.strength !== 'violation' || (!hasFailed && said.evidence.length > 0)) return said;
  return { ...said, strength: 'suspected', reason: hasFailed ? 'engine-failed' : 'no-evidence' };
}

function readFacts(value: unknown, limits: ResultLimits, notes: Notes): readonly ObservedFact[] {
  const all = listOf(value);
  if (all.length > limits.facts) notes.add('result/cut', `facts ${all.length}`);
  return all.slice(0, limits.facts).flatMap((item, index) => {
    const fields = fieldsOf(item);
    const kind = textOf(fields['kind'], 64);
    const at = placeOf(fields['at'], limits.text);
    if (kind !== undefined && at !== undefined) return [{ kind, attributes: attributesOf(fields['attributes'], limits), at }];
    notes.add('result/bad-fact', `facts[${index}]`);
    return [];
  });
}

function attributesOf(value: unknown, { text }: ResultLimits): ObservedFact['attributes'] {
  const attributes: Record<string, string | number | boolean> = {};
  for (const [name, field] of Object.entries(fieldsOf(value))
    .slice(0, MOST_ATTRIBUTES)
    .sort(([a], [b]) => byText(a, b))) {
    if (name === '__proto__') continue;
    if (typeof field === 'string') attributes[storable(name, text)] = storable(field, text);
    else if (typeof field === 'number' || typeof field === 'boolean') attributes[storable(name, text)] = field;
  }
  return attributes;
}
const MOST_ATTRIBUTES = 64;

function readProblems(value: unknown, limits: ResultLimits, notes: Notes): readonly EngineProblem[] {
  const all = listOf(value);
  if (all.length > limits.problems) notes.add('result/cut', `problems ${all.length}`);
  return all.slice(0, limits.problems).flatMap((item) => {
    const fields = fieldsOf(item);
    const code = textOf(fields['code'], 128);
    return code === undefined ? [] : [{ code, at: placeOf(fields['at'], limits.text) ?? { file: 'result.json' } }];
  });
}
