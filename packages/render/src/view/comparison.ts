import type { Fact } from '@touchstone/facts';
import type { MatrixRow, Mismatch, Report } from '@touchstone/verdict';
import {
  beforeWords,
  comparisonWords,
  lesserMismatches,
  mismatchWords,
  necessaryWords,
  perhapsBeforeConsent,
  policyWords,
  runWords,
  type Side,
  sideWords,
} from '../words/comparison.ts';
import type { Names } from './names.ts';

/** How a cell is to be read: against the user, a lead, in order, only told, looked for and not there, not looked at. */
export type Tone = 'bad' | 'warn' | 'good' | 'plain' | 'none' | 'absent';

/** A sign beside each colour: who cannot tell colours apart reads the same. */
export const SIGNS: Readonly<Record<Tone, string>> = { bad: '✕', warn: '▲', good: '✓', plain: '', none: '', absent: '' };

/** One side of one kind of information. Where there is a number there are facts. */
export interface Cell {
  readonly side: Side;
  readonly parts: readonly Part[];
}

/** What stands in a cell with a proof of its own: an owner, a host. */
export interface Part {
  readonly tone: Tone;
  readonly text: string;
  readonly facts: readonly Fact[];
}

export interface ComparisonRow {
  readonly name: string;
  readonly isSensitive: boolean;
  readonly mismatches: readonly { readonly mark: string; readonly says: string; readonly isLesser: boolean }[];
  readonly cells: readonly Cell[];
}

export const SIDES = Object.keys(sideWords) as readonly Side[];

/** The matrix of the report in words; every number with the facts behind it. */
export function comparisonOf(report: Report, names: Names): readonly ComparisonRow[] {
  return report.matrix.map((row) => ({
    name: names.data(row.data),
    isSensitive: row.sensitive,
    mismatches: row.mismatches.map((mismatch) => mismatchOf(mismatch, isProvenEarly(row, report), names)),
    cells: SIDES.map((side) => ({ side, parts: CELLS[side](row, { report, names, compared: comparedFacts(row, report) }) })),
  }));
}

function mismatchOf(mismatch: Mismatch, isProven: boolean, names: Names): ComparisonRow['mismatches'][number] {
  const isPerhaps = mismatch === 'before-consent' && !isProven;
  const known = isPerhaps ? perhapsBeforeConsent : Object.hasOwn(mismatchWords, mismatch) ? mismatchWords[mismatch] : undefined;
  return {
    mark: known === undefined ? mismatch : names.say(known.mark),
    says: known === undefined ? '' : names.say(known.says),
    isLesser: isPerhaps || lesserMismatches.has(mismatch),
  };
}

/** Whether the run read or sent it before the user agreed: what code can do alone is a lead. */
const isProvenEarly = ({ run, sentTo }: MatrixRow, report: Report): boolean =>
  [...factsAt(run.facts, report), ...factsAt(sentTo.facts, report)].some(isEarly);

interface Around {
  readonly report: Report;
  readonly names: Names;
  /** Facts that hold two sides of this kind against each other. */
  readonly compared: readonly Fact[];
}

const simple = (tone: Tone, text: string, facts: readonly Fact[] = []): readonly Part[] => [{ tone, text, facts }];
/** A number stays on the line of its word. */
const counted = (text: string, count: number): string => `${text}\u00a0${count}`;

const CELLS: Readonly<Record<Side, (row: MatrixRow, around: Around) => readonly Part[]>> = {
  necessary: ({ necessary, code, run }, { names, compared }) => {
    const proof = compared.filter(({ kind }) => kind === 'compare.unnecessary-for-type');
    const isUsed = code.length > 0 || run.facts.length > 0;
    const tone = necessary === 'unknown' ? 'absent' : necessary === 'yes' ? 'good' : isUsed ? 'warn' : 'plain';
    return simple(tone, names.say(necessaryWords[necessary]), necessary === 'no' ? proof : []);
  },
  declared: ({ declared, mismatches }, { report, names }) => {
    const facts = factsAt(declared, report);
    if (facts.length === 0) return simple('none', names.say(comparisonWords.none));
    const byName = Map.groupBy(facts, ({ attributes }) => names.subject(String(attributes['permission'] ?? attributes['name'] ?? '')));
    const tone = mismatches.includes('over-declared') ? 'warn' : 'plain';
    return [...byName].map(([text, some]) => ({ tone, text, facts: some }));
  },
  code: ({ code }, { report, names }) => {
    const facts = factsAt(code, report);
    if (facts.length === 0) return simple('none', names.say(comparisonWords.none));
    return byOwner(
      facts,
      names,
      (some) => some.length,
      () => 'plain',
    );
  },
  before: (row, { report, names }) => {
    const { state, facts: indices } = row.beforeConsent;
    const facts = factsAt(indices, report);
    const text = names.say(beforeWords[state]);
    const tone = state === 'reachable' && isProvenEarly(row, report) ? 'bad' : BEFORE_TONES[state];
    return simple(tone, facts.length === 0 ? text : counted(text, facts.length), facts);
  },
  policy: ({ policy: { state, facts: indices } }, { report, names, compared }) => {
    const facts = factsAt(indices, report);
    const against = compared.filter(({ kind }) => kind === 'compare.undisclosed-data' || kind === 'compare.unauthorised');
    const text = names.say(policyWords[state]);
    if (state === 'silent') return simple(against.length > 0 ? 'bad' : 'none', text, against);
    return simple(POLICY_TONES[state], facts.length === 0 ? text : counted(text, facts.length), [...facts, ...against]);
  },
  run: ({ run: { state, facts: indices } }, { report, names }) => {
    const facts = factsAt(indices, report);
    if (state === 'not-given') return simple('absent', names.say(runWords.notGiven));
    if (state === 'not-read') {
      return facts.length === 0 ? simple('none', names.say(runWords.notRead)) : simple('plain', names.say(runWords.refused), facts);
    }
    return byOwner(facts, names, timesOf, (some) => (some.some(isEarly) ? 'bad' : 'plain'));
  },
  sent: ({ sentTo: { facts: indices } }, { report, names }) => {
    const facts = factsAt(indices, report);
    if (facts.length > 0) {
      const byHost = Map.groupBy(facts, ({ attributes }) => String(attributes['domain'] ?? names.say(runWords.pathInCode)));
      return [...byHost].map(([text, some]) => ({
        tone: some.some(isEarly) ? 'bad' : some.some(isClear) ? 'warn' : 'plain',
        text,
        facts: some,
      }));
    }
    return hasTraffic(report) ? simple('none', names.say(comparisonWords.none)) : simple('absent', names.say(runWords.noTraffic));
  },
};

const BEFORE_TONES: Readonly<Record<MatrixRow['beforeConsent']['state'], Tone>> = {
  reachable: 'warn',
  'behind-gate': 'good',
  undecided: 'warn',
  'not-reachable': 'plain',
  none: 'none',
};
const POLICY_TONES: Readonly<Record<MatrixRow['policy']['state'], Tone>> = {
  told: 'good',
  vague: 'warn',
  silent: 'none',
  'not-given': 'absent',
};
const EARLY: ReadonlySet<string> = new Set(['before-notice', 'before-consent', 'after-refusal']);

const factsAt = (indices: readonly number[], { facts }: Report): readonly Fact[] => indices.flatMap((i) => facts[i] ?? []);

const comparedFacts = ({ data }: MatrixRow, { facts }: Report) =>
  facts.filter(({ kind, attributes }) => kind.startsWith('compare.') && attributes['data'] === data && attributes['owner'] !== 'library');

const timesOf = (facts: readonly Fact[]): number => facts.reduce((sum, { attributes }) => sum + Number(attributes['count'] ?? 1), 0);

const isEarly = ({ attributes }: Fact): boolean => EARLY.has(String(attributes['phase']));

const isClear = ({ attributes }: Fact): boolean => attributes['encrypted'] === false;

/** `App 自身 2`, `极光推送 1`: whose, and how much of it. */
const byOwner = (
  facts: readonly Fact[],
  names: Names,
  amount: (facts: readonly Fact[]) => number,
  toneOf: (facts: readonly Fact[]) => Tone,
): readonly Part[] =>
  [...Map.groupBy(facts, (fact) => names.ownerOf(fact) || names.owner('unknown'))].map(([owner, some]) => ({
    tone: toneOf(some),
    text: counted(owner, amount(some)),
    facts: some,
  }));

/** Whether anything that was given could have shown what was sent. */
export const hasTraffic = ({ exhibits }: Report): boolean => (exhibits?.runs ?? []).some(({ requests }) => requests > 0);
