import type { Fact } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import { nameOfValue } from '@touchstone/rules';
import type { Report } from '@touchstone/verdict';
import { stateWords } from '../words/because.ts';
import { placeText } from './code-names.ts';
import { describeFact } from './describe-fact.ts';
import { groupBy } from './group-by.ts';
import type { Names } from './names.ts';

/** What can run before consent, in short: the gate, reads by kind and state, and what could not be followed. */
export interface Consent {
  readonly gate: string;
  readonly states: readonly string[];
  readonly rows: readonly { readonly token: string; readonly name: string; readonly counts: readonly number[] }[];
  /** Calls that could not be followed, by owner: the limit of the figures. */
  readonly unresolved: readonly { readonly owner: string; readonly what: string; readonly count: number }[];
  readonly isCut: boolean;
}

/** The worst first; a report has `before-gate` or `no-gate`, by whether there is a gate. */
const STATES = ['before-gate', 'no-gate', 'undecided', 'behind-gate'] as const;

/** Undefined for a report of an engine that did not look. */
export function consentOf(report: Report, names: Names): Consent | undefined {
  const gate = report.facts.find(({ kind }) => kind === 'gate.consent');
  if (gate === undefined) return undefined;
  const reads = report.facts.filter(({ kind, attributes }) => kind === 'reach.reads' && isTold(attributes));
  const states = STATES.filter((state) => reads.some(({ attributes }) => attributes['gate'] === state));
  const byData = groupBy(reads, ({ attributes }) => String(attributes['data']));
  const rows = [...byData].map(([token, facts]) => ({
    token,
    name: names.data(token),
    counts: states.map((state) => new Set(facts.filter(({ attributes }) => attributes['gate'] === state).map(placeKey)).size),
  }));
  return {
    gate: gateSentence(gate, names),
    states: states.map((state) => stateWords[state]?.[names.lang] ?? state),
    rows: rows.sort((a, b) => (b.counts[0] ?? 0) - (a.counts[0] ?? 0) || byText(a.token, b.token)),
    unresolved: report.facts.filter(({ kind }) => kind === 'reach.unresolved').map((fact) => unresolvedOf(fact, names)),
    isCut: report.facts.some(
      ({ kind, attributes }) => kind === 'analysis.limit' && String(attributes['what']).startsWith('whole-program:'),
    ),
  };
}

/** Reads that only agreement lets run. */
export const lateReads = (report: Report): readonly Fact[] => readsOf(report, LATE);

const EARLY = new Set(['before-gate', 'no-gate']);
const OPEN = new Set(['undecided']);
const LATE = new Set(['behind-gate']);
const TRIGGERS = ['process-start', 'first-screen', 'user-action', 'system-event', 'push', 'unknown'];

/** Reads that can run before agreement, one of each place: the earliest trigger first, then the shortest chain. What a library only carries out is left out. */
export const earlyReads = (report: Report): readonly Fact[] => readsOf(report, EARLY);

/** Reads that are neither known to run before agreement nor behind it, in the same order. */
export const openReads = (report: Report): readonly Fact[] => readsOf(report, OPEN);

function readsOf({ facts }: Report, gates: ReadonlySet<string>): readonly Fact[] {
  const found = facts.filter(
    ({ kind, attributes }) => kind === 'reach.reads' && gates.has(String(attributes['gate'])) && isTold(attributes),
  );
  const rank = ({ attributes }: Fact) => TRIGGERS.indexOf(String(attributes['trigger']));
  const length = ({ proof }: Fact) => proof?.chain.length ?? 0;
  const sorted = found.toSorted((a, b) => rank(a) - rank(b) || length(a) - length(b));
  return [...Map.groupBy(sorted, placeKey).values()].flatMap(([first]) => first ?? []);
}

const isTold = (attributes: Fact['attributes']): boolean => attributes['owner'] !== 'library';

const placeKey = ({ at }: Fact): string => `${at.method} ${at.instruction}`;

/** What was found, where, and the key under which the answer is kept. */
function gateSentence(fact: Fact, names: Names): string {
  const line = describeFact(fact, names);
  const said = names.lang === 'zh' ? line : line.charAt(0).toUpperCase() + line.slice(1);
  const stop = names.lang === 'zh' ? '。' : '.';
  if (fact.attributes['found'] !== true) return `${said}${stop}`;
  return `${said}${names.lang === 'zh' ? '，位于 ' : ', at '}${placeText(fact.at)}${stop}`;
}

function unresolvedOf(fact: Fact, names: Names): Consent['unresolved'][number] {
  const what = String(fact.attributes['what']);
  return { owner: names.ownerOf(fact), what: nameOfValue(what, names.lang), count: Number(fact.attributes['count']) };
}
