import type { Capability, ClauseVote, EngineEvidence, Strength, Vote } from '@touchstone/domain/engine';
import type { Place } from '@touchstone/kernel/place';
import { ruleSet } from '@touchstone/knowledge';
import type { EngineAnswer } from '../../engine.ts';
import { knownClauses } from '../../known-clauses.ts';
import { emptyResult } from '../../results.ts';
import { type Importer, type ImportSubject, importedEngine } from '../importer.ts';
import { type Fields, fieldOf, fieldsOf, listOf, numberOf, readJson, textOf } from '../read-json.ts';

/** Which clauses a rule of the tool is about; data of the vendor's. A rule may also name its clause itself, as `properties.clause`. */
export interface SarifMapping {
  readonly [ruleId: string]: readonly { readonly clause: string; readonly strength: Strength }[];
}

const MOST_RULES = 20_000;
const MOST_RESULTS = 200_000;
/** Places kept of one clause. */
const MOST_PROOFS = 50;

/**
 * SARIF 2.1.0 of any tool, its first run. A result of kind `fail` detects, `pass` clears, `open` and `review` leave open. A rule that has no result
 * at all was not evaluated as far as anybody can tell: its clause is not tested.
 *
 * @source SARIF 2.1.0 §3.27.9
 */
export function sarifImporter(mapping: SarifMapping = {}): Importer {
  return {
    format: 'sarif',
    read(bytes, subject) {
      const json = readJson(bytes);
      if (!json.ok) return json;
      const [run] = listOf(json.fields['runs']);
      const version = textOf(json.fields['version']);
      if (version !== '2.1.0' || run === undefined) return { ok: false, reason: 'other-format' };
      if (isAboutOther(fieldsOf(run), subject)) return { ok: false, reason: 'other-artifact' };
      const driver = fieldsOf(fieldOf(fieldOf(run, 'tool'), 'driver'));
      const rules = new RuleClauses(driver, mapping);
      const name = textOf(driver['name'], 64) ?? 'sarif';
      const word =
        name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '') || 'tool';
      const description = importedEngine({
        id: `sarif:${word}`,
        // our own report, handed in as if by another, must not count twice
        ...(word === 'touchstone' ? { correlationGroup: 'touchstone' } : {}),
        version: textOf(driver['semanticVersion']) ?? textOf(driver['version']),
        ruleSet: ruleSet.version,
        name,
        vendor: textOf(driver['organization'], 64) ?? name,
        capabilities: rules.capabilities(),
      });
      return { ok: true, description, answer: answerOf(fieldsOf(run), rules, emptyResult(description, subject, outcomeOf(run))) };
    },
  };
}

/** A run that names digests of what it looked at, and ours is not among them. */
function isAboutOther(run: Fields, { artifact }: ImportSubject): boolean {
  const digests = listOf(run['artifacts'])
    .slice(0, MOST_RESULTS)
    .flatMap((one) => textOf(fieldOf(fieldOf(one, 'hashes'), 'sha-256')) ?? []);
  return digests.length > 0 && !digests.some((digest) => digest.toLowerCase() === artifact.sha256);
}

/** A tool that says itself that it did not come to its end. */
const outcomeOf = (run: unknown) =>
  listOf(fieldOf(run, 'invocations')).some((one) => fieldOf(one, 'executionSuccessful') === false)
    ? ('FAILED' as const)
    : ('SUCCEEDED' as const);

class RuleClauses {
  readonly #ids: readonly (string | undefined)[];
  readonly #clauses = new Map<string, readonly { readonly clause: string; readonly strength: Strength | undefined }[]>();

  constructor(driver: Fields, mapping: SarifMapping) {
    const rules = listOf(driver['rules']).slice(0, MOST_RULES);
    this.#ids = rules.map((rule) => textOf(fieldOf(rule, 'id'), 200));
    for (const [id, rows] of Object.entries(mapping)) this.#clauses.set(id, rows);
    for (const rule of rules) {
      const id = textOf(fieldOf(rule, 'id'), 200);
      const clause = textOf(fieldOf(fieldOf(rule, 'properties'), 'clause'), 128);
      if (id !== undefined && clause !== undefined && knownClauses().has(clause) && !this.#clauses.has(id)) {
        this.#clauses.set(id, [{ clause, strength: undefined }]);
      }
    }
  }

  capabilities(): readonly Capability[] {
    const clauses = [...this.#clauses.values()].flatMap((rows) => rows.map(({ clause }) => clause));
    return [...new Set(clauses)].sort().map((clause) => ({ clause, inputs: [] }));
  }

  /** The rule of a result, by id or by its index into the rules of the tool. */
  idOf(result: unknown): string | undefined {
    const index = numberOf(fieldOf(result, 'ruleIndex')) ?? numberOf(fieldOf(fieldOf(result, 'rule'), 'index'));
    return textOf(fieldOf(result, 'ruleId'), 200) ?? textOf(fieldOf(fieldOf(result, 'rule'), 'id'), 200) ?? this.#ids[index ?? -1];
  }

  of(id: string) {
    return this.#clauses.get(id) ?? [];
  }
}

interface Said {
  readonly vote: Vote;
  readonly strength?: Strength;
  readonly rule: string;
  readonly evidence: readonly number[];
}

/** Of several results of a clause the one that must not be overlooked decides; one that is open keeps it from being clean. */
const WEIGHT: Readonly<Record<Vote, number>> = { DETECTED: 3, ERROR: 2, NOT_TESTED: 1, NOT_DETECTED: 0 };
const weightOf = ({ vote, strength }: Said) => WEIGHT[vote] + (strength === 'violation' ? 0.5 : 0);

function answerOf(run: Fields, rules: RuleClauses, empty: NonNullable<EngineAnswer['result']>): EngineAnswer {
  const evidence: EngineEvidence[] = [];
  const said = new Map<string, Said>();
  for (const result of listOf(run['results']).slice(0, MOST_RESULTS)) {
    const rule = rules.idOf(result);
    const kind = KINDS[textOf(fieldOf(result, 'kind')) ?? 'fail'];
    if (rule === undefined || kind === undefined || listOf(fieldOf(result, 'suppressions')).length > 0) continue;
    for (const { clause, strength } of rules.of(rule)) {
      const before = said.get(clause);
      const proofs = kind === 'DETECTED' && (before?.evidence.length ?? 0) < MOST_PROOFS ? addEvidence(result, evidence) : [];
      const detected = kind === 'DETECTED' ? { strength: strength ?? strengthOf(result) } : {};
      const now: Said = { vote: kind, ...detected, rule, evidence: [...(before?.evidence ?? []), ...proofs] };
      const kept = before === undefined || weightOf(now) > weightOf(before) ? now : before;
      said.set(clause, { ...kept, evidence: now.evidence });
    }
  }
  const clauses = [...said].map(
    ([clause, { vote, strength, rule, evidence: proofs }]): ClauseVote => ({
      clause,
      rule,
      vote,
      ...(strength === undefined ? {} : { strength }),
      ...(vote === 'NOT_TESTED' ? { reason: 'tool-left-open' } : {}),
      evidence: vote === 'DETECTED' ? proofs : [],
    }),
  );
  return { outcome: empty.outcome, result: { ...empty, clauses, evidence } };
}

/** `informational` says nothing about the rule. */
const KINDS: Readonly<Record<string, Vote>> = {
  fail: 'DETECTED',
  pass: 'NOT_DETECTED',
  open: 'NOT_TESTED',
  review: 'NOT_TESTED',
  notApplicable: 'NOT_TESTED',
};

const strengthOf = (result: unknown): Strength => (textOf(fieldOf(result, 'level')) === 'error' ? 'violation' : 'suspected');

function addEvidence(result: unknown, evidence: EngineEvidence[]): readonly number[] {
  const text = textOf(fieldOf(fieldOf(result, 'message'), 'text'));
  const places = listOf(fieldOf(result, 'locations'))
    .slice(0, MOST_PROOFS)
    .flatMap((location) => placeOf(location) ?? []);
  const first = evidence.length;
  const all = places.length === 0 ? [{ file: 'report.sarif' }] : places;
  evidence.push(...all.map((at) => ({ kind: 'finding', at, ...(text === undefined ? {} : { text }) })));
  return all.map((_, i) => first + i);
}

function placeOf(location: unknown): Place | undefined {
  const physical = fieldOf(location, 'physicalLocation');
  const file = textOf(fieldOf(fieldOf(physical, 'artifactLocation'), 'uri'), 500);
  if (file === undefined || file === '') return undefined;
  const region = fieldOf(physical, 'region');
  const [line, offset] = [numberOf(fieldOf(region, 'startLine')), numberOf(fieldOf(region, 'byteOffset'))];
  return { file, ...(line === undefined ? {} : { line }), ...(offset === undefined ? {} : { offset }) };
}
