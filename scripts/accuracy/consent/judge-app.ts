import type { Fact } from '@touchstone/facts';
import { type NoFlow, steppingStones, type Truth } from '../../../corpus/consent/index.ts';
import { judgeFlows } from './judge-flows.ts';
import { judgeReads } from './judge-reads.ts';
import type { Judged, Part } from './judged.ts';

/**
 * Every part of the truth that is there, compared with the facts.
 *
 * @param unjudged pairs of statements that count neither for nor against
 */
export function judgeApp(truth: Truth, facts: readonly Fact[], unjudged: readonly NoFlow[] = []): readonly Judged[] {
  return [
    ...judgeReads(truth, ofKind(facts, 'reach.reads').filter(isNoSteppingStone)),
    ...judgeGate(truth, ofKind(facts, 'gate.consent')),
    ...judgeTold('permissions', truth.permissions, ofKind(facts, 'reach.requests-permission'), ['permission']),
    ...judgeTold('starts', truth.starts, ofKind(facts, 'reach.starts-app'), ['kind', 'target']),
    ...judgeTold('jumps', truth.jumps, ofKind(facts, 'reach.jumps'), ['by']),
    ...judgeTold('downloads', truth.downloads, ofKind(facts, 'reach.downloads'), ['what']),
    ...judgeFlows(truth, ofKind(facts, 'flow.leak'), unjudged),
  ];
}

const ofKind = (facts: readonly Fact[], kind: string) => facts.filter((fact) => fact.kind === kind);

const STONES = new Set(steppingStones.map((stone) => stone.replace(/\/\d+$/, '')));

function isNoSteppingStone({ attributes }: Fact): boolean {
  const [, name = '', member = ''] = /([^/;]+);->([^(]+)/.exec(String(attributes['api'])) ?? [];
  return !STONES.has(`${name}.${member}`);
}

function judgeGate({ gate }: Truth, facts: readonly Fact[]): readonly Judged[] {
  if (gate === undefined) return [];
  const { found = false, how = 'none', flag } = facts[0]?.attributes ?? {};
  const isRight = gate.how.includes(how as never) && (found === true) === (how !== 'none');
  const details =
    gate.flag !== undefined && isRight && how !== 'none' && gate.flag !== flag ? [`flag ${String(flag)}, not ${gate.flag}`] : [];
  return [{ part: 'gate', outcome: isRight ? 'right' : 'wrong', says: `gate ${String(how)}, expected ${gate.how.join('|')}`, details }];
}

type Told = Readonly<Partial<Record<string, string | readonly string[]>>> & {
  readonly trigger?: readonly string[];
  readonly gate?: readonly string[];
};

/**
 * Things that are compared by what they say. Each thing of the truth needs a fact of its own name; of several facts about one,
 * the worst state counts, and the earliest trigger with it.
 */
function judgeTold(part: Part, given: readonly object[] | undefined, facts: readonly Fact[], names: readonly string[]): readonly Judged[] {
  if (given === undefined) return [];
  const truths = given as readonly Told[];
  const isAbout = (fact: Fact, truth: Told) =>
    names.every((name) => truth[name] === undefined || [truth[name]].flat().includes(String(fact.attributes[name])));
  const judged = truths.map((truth): Judged => {
    const found = facts.filter((fact) => isAbout(fact, truth));
    const says = `${names.map((name) => String(truth[name])).join(' ')} in ${String(truth['in'])}`;
    if (found.length === 0) return { part, outcome: 'missed', says, details: [] };
    return { part, ...compareWhen(truth, found, says), details: [] };
  });
  const strangers = facts.filter((fact) => !truths.some((truth) => isAbout(fact, truth)));
  const told = new Set(strangers.map((fact) => names.map((name) => String(fact.attributes[name])).join(' ')));
  return [...judged, ...[...told].map((says): Judged => ({ part, outcome: 'false', says, details: [] }))];
}

const TRIGGERS = ['process-start', 'first-screen', 'user-action', 'system-event', 'push', 'unknown'];
const GATES = ['no-gate', 'before-gate', 'undecided', 'behind-gate'];

/** Trigger and state against what several facts about one thing say together. */
export function compareWhen(
  truth: { readonly trigger?: readonly string[]; readonly gate?: readonly string[] },
  found: readonly Fact[],
  says: string,
): { readonly outcome: Judged['outcome']; readonly says: string } {
  const gate = GATES.find((word) => found.some(({ attributes }) => attributes['gate'] === word));
  const worst = gate === undefined ? found : found.filter(({ attributes }) => attributes['gate'] === gate);
  const trigger = TRIGGERS.find((word) => worst.some(({ attributes }) => attributes['trigger'] === word));
  const text = `${says}: ${trigger} ${gate}, expected ${truth.trigger?.join('|') ?? '-'} ${truth.gate?.join('|') ?? '-'}`;
  const isGate = truth.gate === undefined || truth.gate.includes(gate ?? '');
  const isTrigger = truth.trigger === undefined || truth.trigger.includes(trigger ?? '');
  if (!isGate && gate === 'behind-gate') return { outcome: 'all-clear', says: text };
  if (!isGate && gate === 'undecided') return { outcome: 'undecided', says: text };
  return { outcome: isGate && isTrigger ? 'right' : 'wrong', says: text };
}
