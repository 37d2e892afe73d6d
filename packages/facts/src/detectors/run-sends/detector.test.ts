import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { at, consent, factsOfRun, phase, policy, request, shown } from '../../runs/made-run.contract.ts';
import { runSends } from './detector.ts';

const ID = '9774d56d682e549c';
const values = { android_id: ID };
const sent = (lines: readonly object[], more: object = {}) =>
  factsOfRun(runSends, lines, { values, ...more }).filter(({ kind }) => kind === 'run.sends');
const get = (host: string, value = ID, seconds = 5) => request(seconds, `https://${host}/v1?d=${value}`);
const md5 = createHash('md5').update(ID).digest('hex');

describe('the receiver', () => {
  test.each<[string, object, readonly unknown[]]>([
    ['is the app’s own server', get('api.example.cn'), ['first-party', 'app', undefined, 'unknown']],
    ['is an SDK', get('stats.jpush.cn'), ['third-party', 'sdk', 'jcore', 'no']],
    ['is a company of several SDKs', get('ulogs.umeng.com'), ['third-party', 'sdk', undefined, 'no']],
    ['is abroad', get('graph.facebook.com'), ['third-party', 'sdk', undefined, 'yes']],
    ['is nobody known', get('collect.adtrace-cloud.com'), ['unknown', 'unknown', undefined, 'unknown']],
    [
      'is not who sends',
      request(5, `https://api.example.cn/?d=${ID}`, { stack: ['cn.jpush.android.service.PushService.a(Unknown Source:1)'] }),
      ['first-party', 'sdk', 'jpush', 'unknown'],
    ],
  ])('%s', (_name, line, expected) => {
    const [fact] = shown(sent([line]), 'to', 'owner', 'sdk', 'abroad');
    const [to, owner, sdk, abroad] = expected;
    expect(fact?.slice(0, 2)).toEqual([to, owner]);
    if (sdk !== undefined) expect(fact?.[2]).toBe(sdk);
    expect(fact?.[3]).toBe(abroad);
  });
});

test.each<[string, object, readonly unknown[]]>([
  ['plain', get('a.example'), ['plain', true, 'no']],
  ['hashed', get('a.example', md5), ['md5', true, 'unknown']],
  ['in Base64', get('a.example', btoa(ID)), ['base64', true, 'no']],
  ['in clear', request(5, `http://a.example/?d=${ID}`), ['plain', false, 'no']],
])('sent %s', (_name, line, expected) => {
  expect(shown(sent([line]), 'encoding', 'encrypted', 'anonymised')).toEqual([expected]);
});

test('requests under the same circumstances are one fact with its times', () => {
  const lines = [
    consent(0, 'shown'),
    get('a.example', ID, 1),
    get('a.example', ID, 9),
    consent(10, 'agreed'),
    phase(11, 'silent'),
    get('a.example', ID, 20),
  ];
  expect(sent(lines)).toMatchObject([
    { attributes: { phase: 'before-consent', count: 2 }, at: { line: 3 }, timeline: { times: [at(1), at(9)] } },
    { attributes: { phase: 'after-consent', appState: 'silent', count: 1 } },
  ]);
});

describe('what the policy tells', () => {
  const party = { line: 1, quote: '极光推送', name: '极光推送', kind: 'sdk' as const, data: ['android_id'] };
  const item = {
    line: 1,
    quote: 'Android ID',
    text: 'Android ID',
    data: 'android_id',
    isCollected: true,
    isVague: false,
    isSensitiveMarked: false,
    isConditional: false,
    by: 'app' as const,
  };
  test.each<[string, string, object | undefined, string]>([
    ['there is none', 'stats.jpush.cn', undefined, 'unknown'],
    ['names the SDK and the kind', 'stats.jpush.cn', { parties: [{ ...party, sdk: 'jpush' }] }, 'yes'],
    ['names the SDK and another kind', 'stats.jpush.cn', { parties: [{ ...party, sdk: 'jpush', data: ['mac'] }] }, 'no'],
    ['names the SDK and a wide word', 'stats.jpush.cn', { parties: [{ ...party, sdk: 'jpush', data: [], kinds: '设备信息' }] }, 'unclear'],
    [
      'names the link of the party',
      'collect.jiguang.cn',
      { parties: [{ ...party, link: 'https://www.jiguang.cn/license/privacy' }] },
      'yes',
    ],
    ['names another SDK', 'stats.jpush.cn', { parties: [{ ...party, sdk: 'pangle' }] }, 'no'],
    ['names the app alone', 'stats.jpush.cn', { items: [item] }, 'no'],
    ['names what the own server gets', 'api.example.cn', { items: [item] }, 'yes'],
    ['does not name what nobody knows gets', 'collect.adtrace-cloud.com', {}, 'no'],
  ])('%s', (_name, host, said, expected) => {
    expect(shown(sent([get(host)], said === undefined ? {} : { policy: policy(said) }), 'disclosed')).toEqual([[expected]]);
  });
});

test('connections that are not secure', () => {
  const lines = [
    request(1, 'http://a.example/'),
    request(2, 'http://a.example/b'),
    request(3, 'https://b.example/', { tls: { certificateProblems: ['expired', 'self-signed'] } }),
    request(4, 'https://c.example/'),
  ];
  const facts = factsOfRun(runSends, lines).filter(({ kind }) => kind === 'run.connection');
  expect(shown(facts, 'domain', 'problem', 'count')).toEqual([
    ['a.example', 'cleartext', 2],
    ['b.example', 'expired', 1],
    ['b.example', 'self-signed', 1],
  ]);
});
