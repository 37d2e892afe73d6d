import type { App } from '@touchstone/app-model';
import { knowledge } from '@touchstone/knowledge';
import type { Policy, Quoted } from '@touchstone/policy';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../fact.ts';
import { policyText } from './detector.ts';

const at: Quoted = { line: 3, quote: '…' };

const silent: Policy = {
  name: 'policy.html',
  text: { characters: 5_000, script: 'simplified', readable: 'yes', sentenceCharacters: 40 },
  statements: [],
  items: [],
  parties: [],
  handler: { contacts: [] },
  dates: {},
  products: [],
  retention: [],
  storage: [],
  rights: [],
  promises: [],
  sections: [],
  forces: [],
  vague: [],
  personalisation: {},
  lists: [],
  links: [],
  topics: [],
};

function said(policy: Partial<Policy>, kind: string): readonly unknown[] {
  const facts = [...policyText.detect({} as App, knowledge, { evidence: { policy: { ...silent, ...policy } } })];
  return facts.filter((fact) => fact.kind === kind).map(({ attributes }) => attributes);
}

const lacks = (policy: Partial<Policy>): readonly string[] =>
  said(policy, 'policy.lacks').map((attributes) => String((attributes as { statement: string }).statement));

test('without a policy nothing is said', () => {
  expect([...policyText.detect({} as App, knowledge, { evidence: {} })]).toEqual([]);
});

test('the text as a whole, and rules of collecting once a kind is collected', () => {
  expect(said({}, 'policy.text')).toEqual([
    { present: true, simplifiedChinese: true, characters: 5_000, readable: 'yes', hasCollectionRules: false },
  ]);
  const item = {
    ...at,
    data: 'imei',
    text: 'IMEI',
    isCollected: true,
    isVague: true,
    isSensitiveMarked: false,
    isConditional: false,
    by: 'app',
  } as const;
  expect(said({ items: [item] }, 'policy.text')).toMatchObject([{ hasCollectionRules: true }]);
  expect(said({ items: [item, item, { ...item, isCollected: false }] }, 'policy.item')).toEqual([
    { data: 'imei', vague: true, sensitiveMarked: false, by: 'app' },
  ]);
});

test('what every policy must say is missing from one that says nothing; what depends on other statements is not', () => {
  expect(lacks({})).toEqual(
    expect.arrayContaining(['CR1', 'CR3', 'CR4', 'CR8', 'CR10', 'CR13', 'CR14', 'CR17', 'storage-place', 'complaint-channel']),
  );
  for (const dependent of [
    'CR9',
    'off-switch',
    'CR16',
    'spi-necessity',
    'CR19',
    'CR22',
    'CR24',
    'third-party-columns',
    'child-rules',
    'account-deletion',
  ])
    expect(lacks({})).not.toContain(dependent);
});

test.each<[string, Partial<Policy>, readonly string[]]>([
  ['personalised display without a way out', { personalisation: { stated: at } }, ['CR9', 'off-switch', 'personalisation-source']],
  ['information abroad', { statements: [{ ...at, kinds: ['CR23'], evidence: {} }] }, ['CR24', 'CR25', 'CR26']],
  ['sharing', { statements: [{ ...at, kinds: ['CR18'], evidence: {} }] }, ['CR19', 'CR20', 'CR21', 'CR22', 'sdk-list']],
  [
    'sensitive information that nothing marks',
    {
      items: [
        { ...at, data: 'face', text: '人脸', isCollected: true, isVague: false, isSensitiveMarked: false, isConditional: false, by: 'app' },
      ],
    },
    ['CR16', 'spi-necessity'],
  ],
  ['a party with a name only', { parties: [{ ...at, name: '某SDK', kind: 'sdk', data: [] }] }, ['third-party-columns']],
  ['accounts', { topics: [{ ...at, topic: 'account' }] }, ['account-deletion']],
  ['children under fourteen', { topics: [{ ...at, topic: 'children' }] }, ['child-rules']],
])('%s makes more necessary', (_, policy, expected) => {
  expect(lacks(policy)).toEqual(expect.arrayContaining([...expected]));
});

test('children for whom the product is not made need no rules of their own', () => {
  const topics = [
    { ...at, topic: 'children' as const },
    { ...at, topic: 'children-excluded' as const },
  ];
  expect(lacks({ topics })).not.toContain('child-rules');
});

test('a kind that stays on the device is marked so, whether or not the policy calls that collecting', () => {
  const local = {
    ...at,
    data: 'face',
    text: '人脸',
    isVague: false,
    isSensitiveMarked: false,
    isConditional: false,
    isLocal: true,
    by: 'app',
  } as const;
  const row = { data: 'face', vague: false, sensitiveMarked: false, by: 'app', local: true };
  expect(said({ items: [{ ...local, isCollected: true }] }, 'policy.item')).toEqual([row]);
  expect(said({ items: [{ ...local, isCollected: false }] }, 'policy.item')).toEqual([row]);
  expect(lacks({ items: [{ ...local, isCollected: true }] })).not.toContain('CR16');
});

test('who collects nothing has rules of collecting and needs no lists', () => {
  const denials = [{ ...at, what: 'collection' as const }];
  expect(said({ denials }, 'policy.text')).toMatchObject([{ hasCollectionRules: true }]);
  expect(said({ denials }, 'policy.list')).toEqual([]);
  expect(lacks({ denials })).not.toContain('CR13');
  const contradicted = [{ ...at, what: 'collection' as const, contradictedBy: at }];
  expect(said({ denials: contradicted }, 'policy.list')).toEqual([
    { list: 'collected', present: false },
    { list: 'shared', present: false },
  ]);
  expect(lacks({ denials: contradicted })).toContain('CR13');
});

test('who takes in no SDK and shares with nobody needs no list of those that it shares with', () => {
  expect(said({ denials: [{ ...at, what: 'sharing' }] }, 'policy.list')).toEqual([{ list: 'collected', present: false }]);
  expect(said({ denials: [{ ...at, what: 'sdk' }] }, 'policy.list')).toEqual([{ list: 'collected', present: false }]);
  const shares = [{ ...at, kinds: ['CR18'] as const, evidence: {} }];
  expect(said({ denials: [{ ...at, what: 'sdk' }], statements: shares }, 'policy.list')).toContainEqual({ list: 'shared', present: false });
});

describe('personalised display that the policy does not speak of', () => {
  const concluded = (policy: Partial<Policy>, ...facts: readonly Fact[]) => [
    ...(policyText.conclude?.(facts, knowledge, { evidence: { policy: { ...silent, ...policy } } }) ?? []),
  ];
  const fact = (kind: string, attributes: Fact['attributes']): Fact => ({ kind, attributes, at: { file: 'a.apk' } });
  const lacking = { kind: 'policy.lacks', attributes: { statement: 'CR12' }, at: { file: 'policy.html' } };

  test.each<[string, Fact]>([
    ['the screen shows it', fact('ui.personalised', { present: true })],
    ['a text in the package offers it', fact('lead.personalised', { lead: 'text', detail: '猜你喜欢' })],
    [
      'an SDK inside is for advertising',
      fact('sdk.present', { sdk: 'pangle', name: '穿山甲', vendor: '', category: 'ads', evidence: 'package', confidence: 'high' }),
    ],
  ])('is missing where %s', (_, seen) => expect(concluded({}, seen)).toEqual([lacking]));

  test.each<[string, Partial<Policy>, readonly Fact[]]>([
    ['nothing shows it', {}, [fact('ui.personalised', { present: false })]],
    ['it is told', { personalisation: { stated: at } }, [fact('ui.personalised', { present: true })]],
    [
      'it was found missing already',
      { statements: [{ ...at, kinds: ['CR9'], evidence: {} }] },
      [fact('ui.personalised', { present: true })],
    ],
    ['the text is a list', { onlyList: 'shared' }, [fact('ui.personalised', { present: true })]],
  ])('is not said to be missing where %s', (_, policy, facts) => expect(concluded(policy, ...facts)).toEqual([]));
});

test('nothing is said to be missing from a text in another language', () => {
  const text = { ...silent.text, script: 'other' as const };
  expect(lacks({ text })).toEqual([]);
  expect(said({ text }, 'policy.text')).toMatchObject([{ simplifiedChinese: false }]);
});

test('of a list that is given alone neither the policy nor the other list is said to be missing', () => {
  const policy = { onlyList: 'shared', lists: [{ ...at, list: 'shared', isHere: true, complete: true }] } as const;
  expect(lacks(policy)).toEqual([]);
  expect(said(policy, 'policy.text')).toEqual([]);
  expect(said(policy, 'policy.list')).toEqual([{ list: 'shared', present: true, complete: true }]);
});

test('columns may stand in the list that the text links, and a mere category has none', () => {
  const sdk = { ...at, name: '某SDK', kind: 'sdk', data: [] } as const;
  expect(lacks({ parties: [sdk], lists: [{ ...at, list: 'shared', isHere: false }] })).not.toContain('third-party-columns');
  expect(lacks({ parties: [{ ...sdk, name: '承运商', kind: 'third-party' }] })).not.toContain('third-party-columns');
});

test('an SDK is complete with all its columns, and a mere category of recipients is none', () => {
  const whole = {
    ...at,
    name: '友盟统计',
    sdk: 'umeng-analytics',
    kind: 'sdk',
    company: '友盟同欣',
    purpose: '统计',
    manner: '采集',
    kinds: 'OAID',
    data: ['oaid'],
    link: 'https://a.example',
  } as const;
  const { link: _, ...unlinked } = whole;
  expect(said({ parties: [whole, unlinked, { ...at, name: '物流公司', kind: 'third-party', data: [] }] }, 'policy.sdk')).toEqual([
    { name: '友盟统计', complete: true, sdk: 'umeng-analytics' },
    { name: '友盟统计', complete: false, sdk: 'umeng-analytics' },
  ]);
});

test('the two lists: here, linked, or missing', () => {
  expect(said({ lists: [{ ...at, list: 'shared', isHere: true, complete: false }] }, 'policy.list')).toEqual([
    { list: 'collected', present: false },
    { list: 'shared', present: true, complete: false },
  ]);
  expect(said({ lists: [{ ...at, list: 'collected', isHere: false }] }, 'policy.list')).toContainEqual({
    list: 'collected',
    present: true,
  });
});

test('facts stand where the policy says it', () => {
  const [fact] = [
    ...policyText.detect({} as App, knowledge, { evidence: { policy: { ...silent, forces: [{ ...at, reason: 'research' }] } } }),
  ].filter(({ kind }) => kind === 'policy.forces');
  expect(fact).toEqual({ kind: 'policy.forces', attributes: { reason: 'research' }, at: { file: 'policy.html', line: 3 } });
});
