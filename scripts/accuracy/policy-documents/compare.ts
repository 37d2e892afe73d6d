import { type DocumentKnowledge, lacksOf, type Policy, type PolicyParty } from '@touchstone/policy';
import type { Expected, ExpectedParty } from './expected.ts';
import { sameSet, type Tally } from './tally.ts';

/** What is compared of a policy, each with what was found and what was expected, by name of the row. */
export function comparePolicy(policy: Policy, expected: Expected, knowledge: DocumentKnowledge): Readonly<Record<string, Tally>> {
  const own = policy.items.filter(({ by }) => by === 'app');
  const collected = own.filter(({ isCollected }) => isCollected);
  const accepted = [...(expected.alsoAccepted ?? []), ...expected.items.flatMap((item) => item.alsoAccepted ?? [])];
  const data = unique(collected.map((item) => item.data));
  const wanted = unique(expected.items.map((item) => item.data));
  const pairs = matchParties(policy.parties, expected.thirdParties);
  const spared = new Set([...expected.unclear, ...NOT_JUDGED]);
  const unspared = (all: readonly string[]): readonly string[] => all.filter((one) => !spared.has(one));
  return {
    'kinds of information': sameSet(
      data.filter((token) => wanted.includes(token) || !accepted.includes(token)),
      wanted.filter((token) => data.includes(token) || !accepted.includes(token)),
    ),
    'kinds denied': sameSet(unique(own.filter(({ isCollected }) => !isCollected).map((item) => item.data)), expected.denied),
    'purposes of kinds found': purposes(collected, expected),
    'vague kinds': sameSet(
      unique(collected.filter(({ isVague }) => isVague).map((item) => item.data)).filter((token) => wanted.includes(token)),
      unique(expected.items.filter(({ vague }) => vague).map((item) => item.data)),
    ),
    'marked sensitive': sameSet(
      unique(collected.filter((item) => item.isSensitiveMarked).map((item) => item.data)).filter((token) => wanted.includes(token)),
      unique(expected.items.filter((item) => item.sensitiveMarked).map((item) => item.data)),
    ),
    parties: {
      found: policy.parties.filter((party) => !pairs.some(([one]) => one === party)).map(({ name }) => name),
      right: pairs.map(([, one]) => one.name),
      missed: expected.thirdParties.filter((party) => !pairs.some(([, one]) => one === party)).map(({ name }) => name),
    },
    'columns of parties': columns(pairs),
    'kinds of parties': sameSet(
      pairs.flatMap(([one, { name }]) => one.data.map((token) => `${name} ${token}`)),
      pairs.flatMap(([, { name, kinds }]) => kinds.map((token) => `${name} ${token}`)),
    ),
    handler: sameSet(
      texts([policy.handler.name?.value, policy.handler.address?.value]),
      texts([expected.handler.name, expected.handler.address]),
    ),
    contacts: sameSet(
      texts(policy.handler.contacts.filter(({ type }) => type === 'phone' || type === 'mail').map(({ value }) => value)),
      texts([...expected.contact.phone, ...expected.contact.mail]),
    ),
    dates: sameSet(
      dated(policy),
      dated({ dates: { ...mapValues(expected.dates), version: expected.version === null ? undefined : { value: expected.version } } }),
    ),
    storage: sameSet(
      unique(policy.storage.map(({ where }) => where)),
      expected.storage === null ? [] : [expected.storage.place === 'inside' ? 'mainland' : 'abroad'],
    ),
    rights: sameSet(
      unique(policy.rights.map(({ right }) => right)).filter((right) => !SPARED_RIGHTS.has(right)),
      expected.rights
        .flatMap((right) => (right === 'restrict' ? [] : [RIGHTS[right] ?? right]))
        .filter((right) => !SPARED_RIGHTS.has(right)),
    ),
    promises: sameSet(
      unique(policy.promises.map(({ about, days, unit }) => `${about} ${days} ${unit}`)),
      unique(expected.promises.map(({ about, days, unit }) => `${about} ${days} ${unit}`)),
    ),
    'kinds of statement': sameSet(unspared(unique(policy.statements.flatMap(({ kinds }) => kinds))), unspared(expected.states)),
    lacks: sameSet(unspared(lacksOf(policy, knowledge.information.sensitive).map(({ statement }) => statement)), unspared(expected.lacks)),
    forces: sameSet(unique(policy.forces.map(({ reason }) => reason)), unique(expected.forces.map(({ reason }) => reason))),
    'vague wording': sameSet(unique(policy.vague.map(({ about }) => about)), unique(expected.vague.map(({ where }) => where))),
  };
}

/** Optional statements have no lack in the answers, and the answers do not judge the others. */
const NOT_JUDGED = ['CR12', 'storage-place', 'profiling', 'automated-decision', 'personalisation-source', 'sdk-list'];
const RIGHTS: Readonly<Record<string, string>> = {
  withdraw: 'withdraw-consent',
  portability: 'copy',
  'account-deletion': 'delete-account',
};
const SPARED_RIGHTS: ReadonlySet<string> = new Set(['transfer', 'refuse-automated-decision', 'deceased']);

const unique = (all: readonly string[]): readonly string[] => [...new Set(all)].sort();
const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[\s（）()“”"《》，。、:：\u200b-]/g, '');
const texts = (all: readonly (string | null | undefined)[]): readonly string[] =>
  all.flatMap((text) => (text === null || text === undefined ? [] : [squeezed(text)]));

interface Dated {
  readonly dates: Readonly<Record<string, { readonly value: string } | undefined>>;
}

const dated = ({ dates }: Dated | Policy): readonly string[] =>
  Object.entries(dates).flatMap(([name, date]) => (date === undefined ? [] : [`${name} ${date.value.toLowerCase()}`]));

const mapValues = (dates: Expected['dates']) =>
  Object.fromEntries(Object.entries(dates).map(([name, value]) => [name, value === null ? undefined : { value }]));

function purposes(items: Policy['items'], expected: Expected): Tally {
  const told = expected.items.filter((item) => item.purpose !== null && items.some(({ data }) => data === item.data));
  const isRight = (item: Expected['items'][number]): boolean =>
    items.some(({ data, purpose }) => data === item.data && purpose !== undefined && isLike(purpose, item.purpose ?? ''));
  const name = (item: Expected['items'][number]): string => `${item.data}: ${item.purpose}`;
  return {
    found: told
      .filter((item) => !isRight(item) && items.some(({ data, purpose }) => data === item.data && purpose !== undefined))
      .map(name),
    right: told.filter(isRight).map(name),
    missed: told.filter((item) => !isRight(item)).map(name),
  };
}

/** Half of the pairs of characters of one stand in the other. */
function isLike(a: string, b: string): boolean {
  const pairs = (text: string): readonly string[] => [...squeezed(text)].slice(1).map((unit, at) => squeezed(text)[at] + unit);
  const [one, other] = [new Set(pairs(a)), new Set(pairs(b))];
  const common = [...one].filter((pair) => other.has(pair)).length;
  return common >= 0.5 * Math.max(1, Math.min(one.size, other.size));
}

type Pair = readonly [PolicyParty, ExpectedParty];

function matchParties(found: readonly PolicyParty[], expected: readonly ExpectedParty[]): readonly Pair[] {
  const free = [...found];
  return expected.flatMap((wanted): readonly Pair[] => {
    const at = free.findIndex(({ name }) => isNameOf(name, wanted.name));
    const party = at < 0 ? undefined : free.splice(at, 1)[0];
    return party === undefined ? [] : [[party, wanted]];
  });
}

function isNameOf(a: string, b: string): boolean {
  const bare = (text: string): string => squeezed(text).replaceAll('sdk', '');
  const [one, other] = [bare(a), bare(b)];
  return one.includes(other) || other.includes(one);
}

/** For each column of each party that was found: is it there or missing, as it is. */
function columns(pairs: readonly Pair[]): Tally {
  const cells = pairs.flatMap(([party, { name, missing }]) =>
    (['party', 'purpose', 'manner', 'link'] as const).map((column) => {
      const isHere = party[column === 'party' ? 'company' : column] !== undefined;
      return { name: `${name} ${column} ${isHere ? 'told' : 'missing'}`, isRight: isHere !== missing.includes(column) };
    }),
  );
  const wrong = cells.filter(({ isRight }) => !isRight).map(({ name }) => name);
  return { found: wrong, right: cells.filter(({ isRight }) => isRight).map(({ name }) => name), missed: wrong };
}
