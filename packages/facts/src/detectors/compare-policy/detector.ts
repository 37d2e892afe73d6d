import type { Policy, PolicyItem } from '@touchstone/policy';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { disclosureOf, isCompanyOf, isTold } from '../../runs/disclosure.ts';

/**
 * What code, run and traffic show beside what the policy says: kinds that it does not name, SDKs that it leaves out, and its own rules
 * that the run breaks.
 */
export const comparePolicy: Detector = {
  id: 'compare-policy',
  version: 2,
  reads: 'policy',
  yields: ['compare.undisclosed-data', 'compare.undisclosed-sdk', 'compare.unauthorised'],

  *detect() {},

  *conclude(facts, knowledge, { evidence }) {
    const { policy } = evidence ?? {};
    if (policy === undefined) return;
    yield* undisclosedData(facts, policy, knowledge);
    yield* undisclosedSdks(facts, policy, knowledge);
    yield* unauthorised(facts, policy, knowledge);
  },
};

/** What came back of a read by which nobody got anything. */
const NOTHING: ReadonlySet<unknown> = new Set(['denied', 'null']);

type Side = 'code' | 'run' | 'traffic';
const SIDES: Readonly<Record<string, Side>> = { 'code.reads': 'code', 'run.reads': 'run', 'run.sends': 'traffic' };

/** Each kind once for each side and owner, at the first place; what only a general library could do is not held against anybody. */
function* undisclosedData(facts: readonly Fact[], policy: Policy, knowledge: Knowledge): Generator<Fact> {
  const seen = new Set<string>();
  const ofSending: Policy = { ...policy, items: policy.items.filter(({ isLocal }) => isLocal !== true) };
  for (const { kind, attributes, at } of facts) {
    const side = SIDES[kind];
    const owner = ownerOf(attributes);
    if (side === undefined || owner === undefined || NOTHING.has(attributes['value'])) continue;
    const data = String(attributes['data']);
    if (saidOf(side === 'traffic' ? ofSending : policy, data, owner, knowledge) !== 'no') continue;
    const key = [data, side, owner.owner, owner.sdk].join('\n');
    if (!seen.has(key)) yield { kind: 'compare.undisclosed-data', attributes: { data, side, ...owner }, at };
    seen.add(key);
  }
}

interface Owner {
  readonly owner: 'app' | 'sdk' | 'third-party' | 'unknown';
  readonly sdk?: string;
}

/** Traffic does not always tell who sent it. */
function ownerOf({ owner = 'unknown', sdk }: Fact['attributes']): Owner | undefined {
  if (owner === 'library') return undefined;
  return { owner: owner as Owner['owner'], ...(typeof sdk === 'string' ? { sdk } : {}) };
}

/** Of code that no catalogue knows, and where nobody knows whose it is, anything that the policy says of anybody counts. */
function saidOf(policy: Policy, data: string, owner: Owner, knowledge: Knowledge) {
  return owner.owner === 'app' || owner.sdk !== undefined ? disclosureOf(policy, data, owner, knowledge) : isTold(policy, data, knowledge);
}

const CERTAIN: ReadonlySet<unknown> = new Set(['high', 'medium']);

/** SDKs that are certainly inside, handle personal information, and stand nowhere in the policy: not by name, family or company. */
function* undisclosedSdks(facts: readonly Fact[], policy: Policy, knowledge: Knowledge): Generator<Fact> {
  const said = new Set(policy.parties.flatMap(({ sdk }) => (sdk === undefined ? [] : [sdk])));
  const names = policy.parties.map(({ name }) => plain(name));
  const catalogue = new Map(knowledge.sdks.map((sdk) => [sdk.id, sdk]));
  for (const { kind, attributes, at } of facts) {
    const sdk = kind === 'sdk.present' && CERTAIN.has(attributes['confidence']) ? catalogue.get(String(attributes['sdk'])) : undefined;
    if (sdk === undefined || sdk.isGeneralLibrary === true || !sdk.handlesPersonalInfo || said.has(sdk.id)) continue;
    if (isOfSaidFamily(sdk.id, said) || policy.parties.some((party) => isCompanyOf(party, sdk.id, knowledge))) continue;
    const own = [sdk.name.zh, sdk.name.en].map(plain).filter((name) => name.length > 1);
    if (names.some((name) => own.some((one) => name.includes(one)))) continue;
    yield { kind: 'compare.undisclosed-sdk', attributes: { sdk: sdk.id, name: sdk.name.zh }, at };
  }
}

/** A family's common part comes with each of its members: `umeng-common` with `umeng-analytics`. */
function isOfSaidFamily(id: string, said: ReadonlySet<string>): boolean {
  const [family] = id.split('-');
  return /-(?:common|core|base)$/.test(id) && [...said].some((one) => one.split('-')[0] === family);
}

const plain = (text: string) => text.toLowerCase().replace(/\s+|sdk$/g, '');

/** States of the app that a denial may be limited to, by the words it uses. */
const LIMITS: readonly (readonly [words: RegExp, states: readonly string[]])[] = [
  [/后台/, ['background', 'killed']],
  [/静默/, ['silent', 'background', 'killed']],
];
/** Purposes and situations that a denial may be limited to: what is read elsewhere does not break it. */
const OTHER_LIMITS = /(?:未经|未获|没有).{0,8}(?:同意|授权|允许)|除.{1,40}外|用于|目的|无关/;

/**
 * The policy says that a kind is not collected, not at all or not in the background, and the run shows that it is; or that it stays on the
 * device, and traffic has it.
 */
function* unauthorised(facts: readonly Fact[], policy: Policy, knowledge: Knowledge): Generator<Fact> {
  const local = policy.items.filter(({ isLocal }) => isLocal === true);
  const denied = policy.items.filter(
    (item) => !item.isCollected && !OTHER_LIMITS.test(item.quote) && !local.some(({ data }) => data === item.data),
  );
  const sent = policy.items.filter(({ isCollected, isLocal }) => isCollected && isLocal !== true);
  const seen = new Set<string>();
  for (const { kind, attributes, at } of facts) {
    const kept = kind === 'run.sends' ? local.find(({ data }) => data === attributes['data']) : undefined;
    if (kept !== undefined && !seen.has(kept.quote) && !sent.some(({ data }) => data === kept.data)) {
      seen.add(kept.quote);
      yield { kind: 'compare.unauthorised', attributes: { what: 'declared-rule', detail: kept.quote, data: kept.data }, at };
    }
    if (kind !== 'run.reads' || attributes['owner'] === 'library' || NOTHING.has(attributes['value'])) continue;
    const rule = denied.find((item) => breaks(item, String(attributes['data']), String(attributes['appState'] ?? '')));
    if (rule !== undefined && !seen.has(rule.quote)) {
      seen.add(rule.quote);
      yield { kind: 'compare.unauthorised', attributes: { what: 'declared-rule', detail: rule.quote, data: rule.data }, at };
    }
    const data = String(attributes['data']);
    const isAgreed = attributes['phase'] === 'after-consent';
    if (isAgreed && !seen.has(data) && isTold(policy, data, knowledge) === 'no') {
      seen.add(data);
      yield { kind: 'compare.unauthorised', attributes: { what: 'data', detail: data, data }, at };
    }
  }
}

function breaks(item: PolicyItem, data: string, appState: string): boolean {
  if (item.data !== data) return false;
  const limit = LIMITS.find(([words]) => words.test(item.quote));
  return limit === undefined || limit[1].includes(appState);
}
