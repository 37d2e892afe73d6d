import type { Policy } from '@touchstone/policy';
import type { ScreenEvidence, UiNode } from '@touchstone/screen';
import type { RunLog } from '@touchstone/trace';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../fact.ts';
import { exhibitsOf, withQuotes } from './exhibits-of.ts';

const fact = (kind: string, attributes: Fact['attributes'], at: Fact['at']): Fact => ({ kind, attributes, at });

const policy: Policy = {
  name: 'p.html',
  text: { characters: 40, script: 'simplified', readable: 'yes', sentenceCharacters: 12 },
  statements: [
    { kinds: ['CR13', 'CR11'], line: 3, quote: '我们收集您的手机号码用于登录。', evidence: {} },
    { kinds: ['CR4'], line: 3, quote: '您可以致电客服。', evidence: {} },
    { kinds: ['CR4'], line: 9, quote: '客服邮箱见下。', evidence: {} },
  ],
  items: [],
  parties: [
    {
      name: '示例广告',
      kind: 'sdk',
      sdk: 'example-ads',
      data: ['imei', 'oaid'],
      purpose: '广告',
      line: 7,
      quote: '示例广告 | 广告 | IMEI、OAID',
    },
  ],
  handler: { name: { value: '示例公司', line: 1, quote: '示例公司' }, contacts: [] },
  dates: { updated: { value: '2026-10-08', line: 1, quote: '2026年10月8日' } },
  products: [],
  retention: [],
  storage: [],
  rights: [],
  promises: [{ about: 'deletion', days: 15, unit: 'working-day', line: 3, quote: '我们在15个工作日内删除。' }],
  sections: [],
  forces: [],
  vague: [],
  personalisation: {},
  lists: [],
  links: [],
  topics: [],
};

describe('the words at which a fact of the policy stands', () => {
  test.each<[string, Fact, string | undefined]>([
    [
      'of several on a line, those it is about',
      fact('policy.states', { statement: 'CR4' }, { file: 'p.html', line: 3 }),
      '您可以致电客服。',
    ],
    ['a promise on the same line', fact('policy.promise', { about: 'deletion' }, { file: 'p.html', line: 3 }), '我们在15个工作日内删除。'],
    ['any words of the line for other kinds', fact('policy.list', { list: 'shared' }, { file: 'p.html', line: 9 }), '客服邮箱见下。'],
    [
      'a row of the list of third parties',
      fact('policy.sdk', { name: '示例广告' }, { file: 'p.html', line: 7 }),
      '示例广告 | 广告 | IMEI、OAID',
    ],
    ['none at no line', fact('policy.lacks', { statement: 'CR8' }, { file: 'p.html' }), undefined],
    ['none at a line without words', fact('policy.states', { statement: 'CR4' }, { file: 'p.html', line: 99 }), undefined],
    ['none elsewhere', fact('run.reads', { data: 'imei' }, { file: 'run.jsonl', line: 3 }), undefined],
    ['its own when it has one', { ...fact('policy.states', { statement: 'CR4' }, { file: 'p.html', line: 3 }), quote: '自带' }, '自带'],
  ])('%s', (_name, one, quote) => {
    expect(withQuotes([one], { policy })[0]?.quote).toBe(quote);
  });
});

test('each kind of statement is shown with its first sentence, in the order of the kinds', () => {
  expect(exhibitsOf({ policy }, [])?.policy).toEqual({
    file: 'p.html',
    characters: 40,
    handler: '示例公司',
    updated: '2026-10-08',
    statements: [
      { statement: 'CR4', count: 2, line: 3, quote: '您可以致电客服。' },
      { statement: 'CR11', count: 1, line: 3, quote: '我们收集您的手机号码用于登录。' },
      { statement: 'CR13', count: 1, line: 3, quote: '我们收集您的手机号码用于登录。' },
    ],
    parties: [{ name: '示例广告', sdk: 'example-ads', purpose: '广告', kinds: 'imei, oaid', line: 7 }],
    items: [],
  });
});

test('of a run its steps, states of consent and zone', () => {
  const log = {
    file: 'run.jsonl',
    head: { format: 'touchstone', timeZone: '+05:30', device: { sdkVersion: 28 } },
    summary: { records: 9, kinds: {}, problems: [], from: 1, to: 5 },
    steps: [{ scenario: 'agree', line: 2, from: 1, to: 4 }],
    consents: [{ record: { kind: 'consent', event: 'agreed', line: 3, time: 2 }, context: {}, order: 1 }],
    hosts: [{ requests: 4 }, { requests: 3 }],
  } as unknown as RunLog;
  expect(exhibitsOf({ run: [log] }, [])?.runs).toEqual([
    {
      file: 'run.jsonl',
      device: 'API 28',
      records: 9,
      requests: 7,
      from: 1,
      to: 5,
      offsetMinutes: 330,
      steps: [{ scenario: 'agree', line: 2, from: 1, to: 4 }],
      consents: [{ event: 'agreed', line: 3, time: 2 }],
    },
  ]);
});

const node = (parent: number, more: Partial<UiNode>): UiNode => ({
  parent,
  text: '',
  description: '',
  id: '',
  class: '',
  package: '',
  bounds: { left: 0, top: 0, right: 10, bottom: 10 },
  isClickable: false,
  isCheckable: false,
  isChecked: false,
  isEnabled: true,
  isScrollable: false,
  isPassword: false,
  isSelected: false,
  ...more,
});

const screen: ScreenEvidence = {
  name: 'ui',
  acts: [],
  follows: [],
  screens: [
    {
      file: '1.xml',
      picture: '1.png',
      scenario: 'agree',
      tree: {
        rotation: 0,
        width: 10,
        height: 20,
        nodes: [
          node(-1, {}),
          node(0, { text: '同意', isClickable: true }),
          node(0, { isCheckable: true, isChecked: true }),
          node(2, { description: '图标' }),
          node(0, { text: '不显示', bounds: { left: 5, top: 5, right: 5, bottom: 9 } }),
        ],
      },
    },
    { file: '2.xml', tree: { rotation: 0, width: 1, height: 1, nodes: [] } },
    { file: '3.png', picture: '3.png' },
  ],
};

test('screens are drawn where a fact stands: what says something, can be pressed, or is named', () => {
  const seen = fact('ui.window', { window: 'popup' }, { file: 'ui/1.xml', element: 'node[1]' });
  const box = (element: string, text: string, isControl: boolean) => ({ element, left: 0, top: 0, right: 10, bottom: 10, text, isControl });
  expect(exhibitsOf({ screen }, [seen])?.screens).toEqual([
    {
      file: 'ui/1.xml',
      picture: 'ui/1.png',
      scenario: 'agree',
      outline: {
        width: 10,
        height: 20,
        boxes: [
          box('node[1]', '', false),
          box('node[1]/node[1]', '同意', true),
          { ...box('node[1]/node[2]', '', true), isChecked: true },
          box('node[1]/node[2]/node[1]', '图标', false),
        ],
      },
    },
    { file: 'ui/2.xml' },
    { file: 'ui/3.png', picture: 'ui/3.png' },
  ]);
});

test('without evidence there is nothing to show', () => {
  expect(exhibitsOf({}, [])).toBeUndefined();
});
