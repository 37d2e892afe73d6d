import { knowledge } from '@touchstone/knowledge';
import type { Policy, PolicyItem, PolicyParty } from '@touchstone/policy';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../fact.ts';
import { comparePolicy } from './detector.ts';

const at = { file: 'classes.dex' };
const fact = (kind: string, attributes: Fact['attributes']): Fact => ({ kind, attributes, at });
const reads = (data: string, more: Fact['attributes'] = {}) => fact('code.reads', { data, via: 'api', api: 'x', owner: 'app', ...more });
const ran = (data: string, more: Fact['attributes'] = {}) =>
  fact('run.reads', { data, api: 'x', owner: 'app', phase: 'after-consent', ...more });

const item = (data: string, more: Partial<PolicyItem> = {}): PolicyItem => ({
  data,
  text: data,
  isCollected: true,
  isVague: false,
  isSensitiveMarked: false,
  isConditional: false,
  by: 'app',
  line: 1,
  quote: `我们收集${data}`,
  ...more,
});
const party = (name: string, sdk: string | undefined, data: readonly string[] = [], kinds = ''): PolicyParty => ({
  name,
  kind: 'sdk',
  data,
  kinds,
  line: 9,
  quote: name,
  ...(sdk === undefined ? {} : { sdk }),
});
const policy = (items: readonly PolicyItem[], parties: readonly PolicyParty[] = []) =>
  ({ name: 'p.html', items, parties }) as unknown as Policy;

const concluded = (facts: readonly Fact[], said: Policy) =>
  [...(comparePolicy.conclude?.(facts, knowledge, { evidence: { policy: said } }) ?? [])].map(
    ({ kind, attributes }) => [kind.slice('compare.'.length), attributes] as const,
  );

describe('kinds of information', () => {
  test.each<[string, Fact[], Policy, unknown[]]>([
    ['named', [reads('imei')], policy([item('imei')]), []],
    [
      'not named',
      [reads('imsi'), reads('imsi')],
      policy([item('imei')]),
      [['undisclosed-data', { data: 'imsi', side: 'code', owner: 'app' }]],
    ],
    ['named by the word for its family', [reads('loc_coarse')], policy([item('loc_precise')]), []],
    ['only by a wide word', [reads('imei')], policy([item('dev_model', { text: '设备信息' })]), []],
    [
      'denied is not named',
      [reads('contacts')],
      policy([item('contacts', { isCollected: false })]),
      [['undisclosed-data', { data: 'contacts', side: 'code', owner: 'app' }]],
    ],
    [
      'read by an SDK whose row has it',
      [reads('mac', { owner: 'sdk', sdk: 'jpush' })],
      policy([], [party('极光推送', 'jpush', ['mac'])]),
      [],
    ],
    [
      'read by an SDK whose row has it not',
      [reads('mac', { owner: 'sdk', sdk: 'jpush' })],
      policy([item('mac')], [party('极光推送', 'jpush', ['oaid'])]),
      [['undisclosed-data', { data: 'mac', side: 'code', owner: 'sdk', sdk: 'jpush' }]],
    ],
    ['that stays on the device', [reads('face')], policy([item('face', { isLocal: true })]), []],
    [
      'that stays on the device and is not collected',
      [reads('face'), ran('face')],
      policy([item('face', { isLocal: true, isCollected: false })]),
      [],
    ],
    [
      'that stays on the device and is sent',
      [fact('run.sends', { data: 'face', domain: 'a.cn', to: 'unknown' })],
      policy([item('face', { isLocal: true, quote: '人脸仅在本地处理，不上传' })]),
      [
        ['undisclosed-data', { data: 'face', side: 'traffic', owner: 'unknown' }],
        ['unauthorised', { what: 'declared-rule', detail: '人脸仅在本地处理，不上传', data: 'face' }],
      ],
    ],
    ['in a library', [reads('imsi', { owner: 'library' })], policy([]), []],
    ['refused by the system', [ran('imsi', { value: 'denied' })], policy([]), []],
    ['answered with nothing', [ran('imsi', { value: 'null' })], policy([]), []],
    [
      'sent',
      [fact('run.sends', { data: 'imsi', domain: 'a.cn', to: 'unknown' })],
      policy([]),
      [['undisclosed-data', { data: 'imsi', side: 'traffic', owner: 'unknown' }]],
    ],
  ])('%s', (_name, facts, said, expected) => expect(concluded(facts, said)).toEqual(expected));
});

describe('SDKs', () => {
  const inside = (sdk: string, confidence = 'high') =>
    fact('sdk.present', { sdk, name: '', vendor: '', category: '', evidence: 'package', confidence });
  test.each<[string, Fact[], PolicyParty[], string[]]>([
    ['left out', [inside('pangle')], [], ['pangle']],
    ['known by id', [inside('jpush')], [party('极光推送SDK', 'jpush')], []],
    ['known by name only', [inside('jpush')], [party('极光推送 SDK', undefined)], []],
    ['the common part of a family that is there', [inside('umeng-common')], [party('友盟统计', 'umeng-analytics')], []],
    ['not certain', [inside('pangle', 'low')], [], []],
  ])('%s', (_name, facts, parties, expected) => {
    expect(concluded(facts, policy([], parties)).map(([, { sdk }]) => sdk)).toEqual(expected);
  });
});

describe('its own rules', () => {
  const never = item('loc_precise', { isCollected: false, quote: '我们不会在后台收集您的位置信息' });
  test.each<[string, Fact[], Policy, unknown[]]>([
    [
      'broken in the background',
      [ran('loc_precise', { appState: 'background' })],
      policy([item('loc_precise'), never]),
      [['unauthorised', { what: 'declared-rule', detail: never.quote, data: 'loc_precise' }]],
    ],
    ['kept in the foreground', [ran('loc_precise', { appState: 'foreground' })], policy([item('loc_precise'), never]), []],
    [
      'a denial without consent is another matter',
      [ran('contacts')],
      policy([item('contacts'), item('contacts', { isCollected: false, quote: '未经您同意我们不会收集通讯录' })]),
      [],
    ],
  ])('%s', (_name, facts, said, expected) => expect(concluded(facts, said)).toEqual(expected));

  test('more than was agreed to', () => {
    expect(concluded([ran('call_log')], policy([]))).toEqual([
      ['undisclosed-data', { data: 'call_log', side: 'run', owner: 'app' }],
      ['unauthorised', { what: 'data', detail: 'call_log', data: 'call_log' }],
    ]);
  });
});
