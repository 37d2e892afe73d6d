import type { StatementKind } from '../classify/cue.ts';
import type { Policy, PolicyParty, Quoted, Right, Topic } from '../policy.ts';
import { isPointless } from './pointless-lacks.ts';

/** What a complete policy of this kind would say and this one does not. */
export interface Lack {
  readonly statement: string;
  /** The place that makes it necessary; absent when every policy must say it. */
  readonly because?: Quoted;
}

/**
 * @param sensitive tokens of sensitive personal information
 * @source 个人信息保护法 17, 23, 30, 31, 39; 网络数据安全管理条例 21; GB/T 35273-2020 5.5; TC260-PG-20202A 1.5
 */
export function lacksOf(policy: Policy, sensitive: ReadonlySet<string>): readonly Lack[] {
  const said = new Said(policy);
  const listed = policy.items.find(
    ({ data, by, isCollected, isLocal }) => isCollected && isLocal !== true && by === 'app' && sensitive.has(data),
  );
  const [shared, abroad, personalised] = [said.first('CR18'), said.first('CR23'), policy.personalisation.stated ?? said.first('CR12')];
  const lacks: readonly Lack[] = [
    ...MANDATORY.flatMap(({ kind, isSaid }) => (said.has(kind) || isSaid?.(policy, said) === true ? [] : [{ statement: kind }])),
    ...conditional(personalised === undefined ? hintAtPersonalised(policy, said) : undefined, [['CR12', false]]),
    ...conditional(personalised, [
      ['CR9', said.has('CR9') || policy.personalisation.offSwitch !== undefined],
      ['off-switch', said.has('CR9') || policy.personalisation.offSwitch !== undefined],
      ['personalisation-source', policy.personalisation.source !== undefined],
      ['profiling', said.speaksOf('profiling')],
      ['automated-decision', said.speaksOf('automated-decision')],
    ]),
    ...conditional(listed, [
      ['CR16', said.has('CR16') || policy.items.some(({ isSensitiveMarked }) => isSensitiveMarked)],
      ['spi-necessity', said.speaksOf('necessity') || said.speaksOf('effect')],
    ]),
    ...conditional(shared, [
      ['CR19', said.has('CR19')],
      ['CR20', said.has('CR20') || policy.parties.length > 0],
      ['CR21', said.has('CR21')],
      ['CR22', said.has('CR22')],
      ['sdk-list', policy.parties.some(({ kind }) => kind === 'sdk') || policy.lists.some(({ list }) => list === 'shared')],
    ]),
    ...conditional(
      policy.parties.find((party) => isNamed(party) && lacksColumns(party) && !isListedElsewhere(party, policy)),
      [['third-party-columns', false]],
    ),
    ...conditional(abroad === undefined ? policy.storage.find(({ where }) => where === 'abroad') : undefined, [['CR23', false]]),
    ...conditional(abroad, [
      ['CR24', said.has('CR24')],
      ['CR25', said.has('CR25')],
      ['CR26', said.has('CR26')],
    ]),
    ...conditional(said.topic('children-excluded') === undefined ? said.topic('children') : undefined, [
      ['child-rules', said.speaksOf('child-rules')],
    ]),
    ...conditional(said.topic('account'), [['account-deletion', said.grants('delete-account')]]),
    ...(policy.retention.some(({ expiryTold }) => expiryTold) || said.speaksOf('expiry') ? [] : [{ statement: 'retention-expiry' }]),
    ...(policy.storage.length > 0 ? [] : [{ statement: 'storage-place' }]),
    ...(said.grants('complain') ? [] : [{ statement: 'complaint-channel' }]),
    ...(said.speaksOf('merger') ? [] : [{ statement: 'merger' }]),
  ];
  return lacks.filter(({ statement }) => !isPointless(statement, policy));
}

/** What shows that content or advertising is picked for the user where the text does not say so itself. */
function hintAtPersonalised({ items, parties }: Policy, said: Said): Quoted | undefined {
  const isFor = (purpose: string | undefined): boolean => purpose !== undefined && PERSONALISING.test(purpose);
  return (
    said.first('CR9') ??
    items.find(({ isCollected, isLocal, purpose }) => isCollected && isLocal !== true && isFor(purpose)) ??
    parties.find(({ purpose, name }) => isFor(purpose) || /广告/.test(name))
  );
}

const PERSONALISING = /个性化|推荐|广告|营销|精准|定向|画像|personali[sz]|advertis/i;

class Said {
  readonly #policy: Policy;
  readonly #kinds: ReadonlyMap<string, Quoted>;

  constructor(policy: Policy) {
    this.#policy = policy;
    const kinds = new Map<string, Quoted>();
    for (const statement of policy.statements) for (const kind of statement.kinds) if (!kinds.has(kind)) kinds.set(kind, statement);
    this.#kinds = kinds;
  }

  has(kind: StatementKind): boolean {
    return this.#kinds.has(kind);
  }

  first(kind: StatementKind): Quoted | undefined {
    return this.#kinds.get(kind);
  }

  topic(topic: Topic): Quoted | undefined {
    return this.#policy.topics.find((one) => one.topic === topic);
  }

  speaksOf(topic: Topic): boolean {
    return this.topic(topic) !== undefined;
  }

  grants(right: Right): boolean {
    return this.#policy.rights.some((one) => one.right === right);
  }
}

interface Mandatory {
  readonly kind: StatementKind;
  /** Other evidence that it is said. */
  readonly isSaid?: (policy: Policy, said: Said) => boolean;
}

const MANDATORY: readonly Mandatory[] = [
  { kind: 'CR1', isSaid: ({ dates }) => (dates.updated ?? dates.effective ?? dates.published) !== undefined },
  { kind: 'CR2', isSaid: ({ products }) => products.length > 0 },
  { kind: 'CR3', isSaid: ({ handler }) => handler.name !== undefined },
  { kind: 'CR4', isSaid: ({ handler }) => handler.contacts.length > 0 },
  { kind: 'CR5', isSaid: (_, said) => said.speaksOf('children-excluded') },
  { kind: 'CR6' },
  { kind: 'CR7' },
  { kind: 'CR8', isSaid: (_, said) => said.grants('withdraw-consent') },
  { kind: 'CR10', isSaid: (_, said) => RIGHTS.some((right) => said.grants(right)) },
  { kind: 'CR11', isSaid: ({ items }) => items.some(({ purpose, by }) => purpose !== undefined && by === 'app') },
  { kind: 'CR13', isSaid: ({ items }) => items.some(({ isCollected, by }) => isCollected && by === 'app') },
  { kind: 'CR14', isSaid: ({ retention }) => retention.length > 0 },
  { kind: 'CR15' },
  { kind: 'CR17' },
];

const RIGHTS: readonly Right[] = ['access', 'copy', 'transfer', 'correct', 'delete', 'delete-account', 'explain'];

/** A mere category (商家, 承运商) has no columns that could be filled. */
const isNamed = ({ kind, sdk, company }: PolicyParty): boolean => kind === 'sdk' || sdk !== undefined || company !== undefined;

/** What a sentence leaves out may stand in the list that the text only links. */
const isListedElsewhere = ({ manner, link }: PolicyParty, { lists }: Policy): boolean =>
  manner === undefined && link === undefined && lists.some(({ list, isHere }) => list === 'shared' && !isHere);

const lacksColumns = ({ company, purpose, manner, kinds, link }: PolicyParty): boolean =>
  company === undefined || purpose === undefined || manner === undefined || kinds === undefined || link === undefined;

/** Statements that are due because of something the policy says. */
function conditional(because: Quoted | undefined, statements: readonly (readonly [statement: string, isSaid: boolean])[]): readonly Lack[] {
  if (because === undefined) return [];
  const { line, quote } = because;
  return statements.flatMap(([statement, isSaid]) => (isSaid ? [] : [{ statement, because: { line, quote } }]));
}
