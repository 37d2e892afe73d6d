import type { Policy, PolicyItem, PolicyParty } from '@touchstone/policy';
import type { StackOwner } from '@touchstone/trace';
import type { Knowledge } from '../knowledge.ts';
import { registrableDomain } from './registrable-domain.ts';

/** Whether a policy told of something: `unclear` when only by a word that is too wide; `unknown` when there is no policy. */
export type Disclosed = 'yes' | 'unclear' | 'no' | 'unknown';

interface Relations {
  readonly families: ReadonlyMap<string, ReadonlySet<string>>;
  readonly umbrellas: readonly { readonly words: readonly string[]; readonly covers: ReadonlySet<string> }[];
}

/** What a policy says of one collector: tokens, and the words as written. */
interface Said {
  readonly tokens: readonly string[];
  readonly words: readonly string[];
}

const relations = new WeakMap<Knowledge, Relations>();

/**
 * Whether the policy says that this code's owner collects this kind: for an SDK in its row or, where it has none with kinds, nowhere;
 * for the app itself in its own statements.
 */
export function disclosureOf(
  policy: Policy | undefined,
  data: string,
  owner: Pick<StackOwner, 'owner' | 'sdk'>,
  knowledge: Knowledge,
): Disclosed {
  if (policy === undefined) return 'unknown';
  if (owner.owner !== 'sdk' && owner.owner !== 'third-party') return told(data, saidBy(policy, 'app'), knowledge);
  const { sdk } = owner;
  const rows = policy.parties.flatMap((party, i) =>
    sdk !== undefined && (isSameSdk(party.sdk, sdk) || isCompanyOf(party, sdk, knowledge)) ? [i] : [],
  );
  return best(rows.map((i) => told(data, saidBy(policy, i), knowledge)));
}

/** The same, or one of a family and its common part: `umeng-common` comes with each of its members and is declared for them. */
function isSameSdk(said: string | undefined, sdk: string): boolean {
  if (said === undefined || said === sdk) return said === sdk;
  return (COMMON.test(said) || COMMON.test(sdk)) && said.split('-')[0] === sdk.split('-')[0];
}

/** Whether a row names no product but the company whose SDK this is: all that it offers is declared there. */
export function isCompanyOf({ kind, sdk: product, company = '' }: PolicyParty, sdk: string, knowledge: Knowledge): boolean {
  if (kind === 'sdk' || product !== undefined || company.length < SHORTEST_COMPANY) return false;
  const vendor = companiesOf(knowledge).bySdk.get(sdk) ?? '';
  return vendor.includes(company) || (vendor.length >= SHORTEST_COMPANY && company.includes(vendor));
}

const COMMON = /-(?:common|core|base)$/;

/** Whether the policy names this receiver, by an SDK of the same company, its domain or its name, and says that it gets the kind. */
export function receiverTold(
  policy: Policy,
  data: string,
  { sdks, domain, vendor }: { readonly sdks: readonly string[]; readonly domain?: string; readonly vendor?: string },
  knowledge: Knowledge,
): Disclosed {
  if (policy.parties.length === 0) return 'no';
  const { bySdk, byVendor } = companiesOf(knowledge);
  const vendors = new Set([...sdks.flatMap((sdk) => bySdk.get(sdk) ?? []), ...(byVendor.get(vendor ?? '') ?? [])]);
  const rows = policy.parties.flatMap(({ sdk, link, company = '' }, i) => {
    const isNamed =
      (sdk !== undefined && (sdks.includes(sdk) || vendors.has(bySdk.get(sdk) ?? ''))) ||
      (domain !== undefined && link !== undefined && registrableDomain(hostOf(link), knowledge) === domain) ||
      (company.length >= SHORTEST_COMPANY && [...vendors].some((one) => one.includes(company)));
    return isNamed ? [i] : [];
  });
  return best(rows.map((i) => told(data, saidBy(policy, i), knowledge)));
}

interface Companies {
  readonly bySdk: ReadonlyMap<string, string>;
  /** Names of the companies that the catalogue of domains calls by this name. */
  readonly byVendor: ReadonlyMap<string, ReadonlySet<string>>;
}

const companies = new WeakMap<Knowledge, Companies>();

function companiesOf(knowledge: Knowledge): Companies {
  const before = companies.get(knowledge);
  if (before !== undefined) return before;
  const byVendor = new Map<string, Set<string>>();
  for (const { vendor } of knowledge.sdks) byVendor.set(vendor.en, (byVendor.get(vendor.en) ?? new Set()).add(vendor.zh));
  const made = { bySdk: new Map(knowledge.sdks.map(({ id, vendor }) => [id, vendor.zh])), byVendor };
  companies.set(knowledge, made);
  return made;
}

const SHORTEST_COMPANY = 4;
const hostOf = (address: string): string => /^(?:[a-z]+:\/\/)?([^/:?#\s]+)/i.exec(address.trim())?.[1] ?? '';

/** States of the app of which a denial speaks, by its words. */
const DENIED_IN: readonly (readonly [words: RegExp, states: readonly string[]])[] = [
  [/后台|background/i, ['background', 'killed']],
  [/静默|不(?:使用|操作)时|silent/i, ['silent', 'background', 'killed']],
];

/** Whether the policy says that the kind is not collected in this state of the app. */
export function isDeniedIn(policy: Policy | undefined, data: string, appState: string | undefined, knowledge: Knowledge): boolean {
  if (policy === undefined || appState === undefined) return false;
  const family = relationsOf(knowledge).families.get(data);
  return policy.items.some(
    (item) =>
      !item.isCollected &&
      item.isLocal !== true &&
      (item.data === data || family?.has(item.data) === true) &&
      DENIED_IN.some(([words, states]) => words.test(item.quote) && states.includes(appState)),
  );
}

/** Whether anybody is said to collect the kind. */
export const isTold = (policy: Policy, data: string, knowledge: Knowledge): Disclosed =>
  best([told(data, saidBy(policy, 'app'), knowledge), ...policy.parties.map((_, i) => told(data, saidBy(policy, i), knowledge))]);

function saidBy(policy: Policy, by: PolicyItem['by']): Said {
  // What stays on the device is told of, whether or not the policy calls that collecting.
  const items = policy.items.filter((item) => (item.isCollected || item.isLocal === true) && item.by === by);
  const party = by === 'app' ? undefined : policy.parties[by];
  return {
    tokens: [...items.map(({ data }) => data), ...(party?.data ?? [])],
    // a word stands in its sentence, which may spell it out
    words: [
      ...items.flatMap(({ text, quote }) => (quote.includes(text) ? [quote] : [text, quote])),
      ...(party?.kinds === undefined ? [] : [party.kinds]),
    ],
  };
}

/** Best first. */
const ORDER: readonly Disclosed[] = ['yes', 'unclear', 'no', 'unknown'];
const best = (all: readonly Disclosed[]): Disclosed => ORDER.find((one) => all.includes(one)) ?? 'no';

function told(data: string, { tokens, words }: Said, knowledge: Knowledge): Disclosed {
  const { families, umbrellas } = relationsOf(knowledge);
  const family = families.get(data);
  if (tokens.some((one) => one === data || family?.has(one))) return 'yes';
  const wide = umbrellas.filter(({ covers }) => covers.has(data)).flatMap((one) => one.words);
  return wide.some((word) => words.some((text) => standsAlone(text.toLowerCase(), word))) ? 'unclear' : 'no';
}

/** A wide word that is spelt out, 「设备信息（设备型号、系统版本等）」, has told what it means, and no more. */
const SPELT_OUT = /^[^，。；,;]{0,4}(?:[（(：:]|，?包括|，?如|，?例如|，?即|, ?(?:including|such as))/;

function standsAlone(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (!SPELT_OUT.test(text.slice(at + word.length))) return true;
  }
  return false;
}

function relationsOf(knowledge: Knowledge): Relations {
  const before = relations.get(knowledge);
  if (before !== undefined) return before;
  const list = (knowledge.lists['disclosure'] ?? {}) as {
    readonly families?: readonly (readonly string[])[];
    readonly umbrellas?: readonly { readonly words: readonly string[]; readonly covers: readonly string[] }[];
  };
  const families = new Map<string, Set<string>>();
  for (const family of list.families ?? []) {
    for (const one of family) families.set(one, new Set([...(families.get(one) ?? []), ...family]));
  }
  const made = { families, umbrellas: (list.umbrellas ?? []).map(({ words, covers }) => ({ words, covers: new Set(covers) })) };
  relations.set(knowledge, made);
  return made;
}
