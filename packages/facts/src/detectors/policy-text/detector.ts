import type { Place } from '@touchstone/kernel/place';
import { deniedWholly, lacksOf, type Policy, type Quoted } from '@touchstone/policy';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { partyFacts } from './party-facts.ts';

/** What the privacy policy says, what it leaves out, and how it says it. */
export const policyText: Detector = {
  id: 'policy-text',
  version: 2,
  reads: 'policy',
  yields: [
    'policy.text',
    'policy.states',
    'policy.lacks',
    'policy.item',
    'policy.vague',
    'policy.sdk',
    'policy.list',
    'policy.promise',
    'policy.forces',
  ],

  *detect(_app, knowledge, { evidence }) {
    const { policy } = evidence ?? {};
    if (policy === undefined) return;
    const at = (quoted: Quoted): Place => ({ file: policy.name, line: quoted.line });
    if (policy.onlyList === undefined) yield textFact(policy);
    yield* statementFacts(policy, at);
    yield* lackFacts(policy, knowledge, at);
    yield* itemFacts(policy, at);
    for (const vague of policy.vague) yield { kind: 'policy.vague', attributes: { where: vague.about, text: vague.quote }, at: at(vague) };
    yield* partyFacts(policy, at);
    yield* listFacts(policy, at);
    for (const promise of policy.promises)
      yield { kind: 'policy.promise', attributes: { about: promise.about, days: promise.days, unit: promise.unit }, at: at(promise) };
    for (const forced of policy.forces) yield { kind: 'policy.forces', attributes: { reason: forced.reason }, at: at(forced) };
  },

  *conclude(facts, knowledge, { evidence }) {
    const { policy } = evidence ?? {};
    if (policy === undefined || !isWholePolicy(policy) || !facts.some(showsPersonalised)) return;
    const isTold = policy.personalisation.stated !== undefined || policy.statements.some(({ kinds }) => kinds.includes('CR12'));
    if (isTold || lacksOf(policy, sensitiveOf(knowledge)).some(({ statement }) => statement === 'CR12')) return;
    yield { kind: 'policy.lacks', attributes: { statement: 'CR12' }, at: { file: policy.name } };
  },
};

/** Content or advertising is picked for the user, or code for it is inside. */
function showsPersonalised({ kind, attributes }: Fact): boolean {
  if (kind === 'ui.personalised') return attributes['present'] === true;
  return kind === 'lead.personalised' || (kind === 'sdk.present' && attributes['category'] === 'ads' && attributes['confidence'] !== 'low');
}

const COLLECTS: ReadonlySet<string> = new Set(['CR11', 'CR13']);

function textFact(policy: Policy): Fact {
  const { name, text, items, statements } = policy;
  const hasCollectionRules =
    deniedWholly(policy).has('collection') ||
    items.some(({ isCollected, by }) => isCollected && by === 'app') ||
    statements.some(({ kinds }) => kinds.some((kind) => COLLECTS.has(kind)));
  return {
    kind: 'policy.text',
    attributes: {
      present: true,
      simplifiedChinese: text.script === 'simplified',
      characters: text.characters,
      readable: text.readable,
      hasCollectionRules,
    },
    at: { file: name },
  };
}

type At = (quoted: Quoted) => Place;

/** Each kind of statement once, at its first place. */
function* statementFacts({ statements, personalisation }: Policy, at: At): Generator<Fact> {
  const said = new Set<string>();
  for (const statement of statements)
    for (const kind of statement.kinds) {
      if (said.has(kind)) continue;
      said.add(kind);
      const complete = personalisation.source !== undefined && personalisation.offSwitch !== undefined;
      yield { kind: 'policy.states', attributes: { statement: kind, ...(kind === 'CR12' ? { complete } : {}) }, at: at(statement) };
    }
}

/**
 * Of a text in another language nothing is said to be missing: its sentences were not understood. Nor of a list that was given alone: it is no policy, and
 * what the policy says nobody has read.
 */
function* lackFacts(policy: Policy, knowledge: Knowledge, at: At): Generator<Fact> {
  if (!isWholePolicy(policy)) return;
  for (const { statement, because } of lacksOf(policy, sensitiveOf(knowledge)))
    yield { kind: 'policy.lacks', attributes: { statement }, at: because === undefined ? { file: policy.name } : at(because) };
}

const isWholePolicy = ({ onlyList, text }: Policy): boolean => onlyList === undefined && text.script !== 'other' && text.script !== 'none';

const sensitiveOf = ({ personalInfo }: Knowledge): ReadonlySet<string> =>
  new Set(personalInfo.flatMap(({ token, sensitive }) => (sensitive ? [token] : [])));

/** What is collected, by whom and for what: each once for each purpose. */
function* itemFacts({ items, parties }: Policy, at: At): Generator<Fact> {
  const said = new Set<string>();
  for (const item of items) {
    if (!item.isCollected && item.isLocal !== true) continue;
    const { data, purpose, frequency, isVague, isSensitiveMarked, isLocal, by } = item;
    const sdk = by === 'app' ? undefined : parties[by]?.sdk;
    const attributes = {
      data,
      vague: isVague,
      sensitiveMarked: isSensitiveMarked,
      by: by === 'app' ? ('app' as const) : ('sdk' as const),
      ...(purpose === undefined ? {} : { purpose }),
      ...(frequency === undefined ? {} : { frequency }),
      ...(sdk === undefined ? {} : { sdk }),
      ...(isLocal === true ? { local: true } : {}),
    };
    const key = JSON.stringify(attributes);
    if (said.has(key)) continue;
    said.add(key);
    yield { kind: 'policy.item', attributes, at: at(item) };
  }
}

/** The two lists. One that is only linked is there; whether it is complete nobody has read. A list given alone says nothing of the other. */
function* listFacts(policy: Policy, at: At): Generator<Fact> {
  const { name, lists, onlyList } = policy;
  for (const list of ['collected', 'shared'] as const) {
    const found = lists.filter((one) => one.list === list);
    if (found.length === 0 && onlyList === undefined && !hasNothingToList(policy, list))
      yield { kind: 'policy.list', attributes: { list, present: false }, at: { file: name } };
    for (const one of found) {
      const complete = one.isHere && one.complete !== undefined ? { complete: one.complete } : {};
      yield { kind: 'policy.list', attributes: { list, present: true, ...complete }, at: at(one) };
    }
  }
}

function hasNothingToList(policy: Policy, list: 'collected' | 'shared'): boolean {
  const denied = deniedWholly(policy);
  if (denied.has('collection')) return true;
  if (list === 'collected') return false;
  return denied.has('sharing') || (denied.has('sdk') && !policy.statements.some(({ kinds }) => kinds.includes('CR18')));
}
