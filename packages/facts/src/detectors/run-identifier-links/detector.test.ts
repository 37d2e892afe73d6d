import { expect, test } from 'vitest';
import { call, consent, factsOfRun, policy, request, shown } from '../../runs/made-run.contract.ts';
import { runIdentifierLinks } from './detector.ts';

const values = {
  oaid: 'a1b2c3d4-1111-2222-3333-444455556666',
  imei: '867530021234567',
  imsi: '460011234567890',
  iccid: '89860112345678901234',
  phone_number: '13912345678',
};
const get = (seconds: number, host: string, ...names: readonly (keyof typeof values)[]) =>
  request(seconds, `https://${host}/v1?${names.map((name, i) => `v${i}=${values[name]}`).join('&')}`);
const seen = (...lines: readonly object[]) =>
  shown(factsOfRun(runIdentifierLinks, [call(0, 'mac', {}, 'jpush'), ...lines], { values }), 'data', 'purpose', 'linkedToFixed');

test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
  ['one that can be reset', [get(1, 'log-api.pangolin-sdk-toutiao.com', 'oaid')], [['oaid', 'advertising', false]]],
  [
    'both in one request',
    [get(1, 'log-api.pangolin-sdk-toutiao.com', 'oaid', 'imei')],
    [
      ['imei', 'advertising', undefined],
      ['oaid', 'advertising', true],
    ],
  ],
  [
    'both, soon after each other',
    [get(1, 'stats.jpush.cn', 'oaid'), get(9, 'stats.jpush.cn', 'imei')],
    [
      ['oaid', 'push', true],
      ['imei', 'push', undefined],
    ],
  ],
  [
    'beside numbers of the SIM card',
    [get(1, 'stats.jpush.cn', 'oaid', 'imsi'), get(900, 'stats.jpush.cn', 'iccid')],
    [
      ['imsi', 'push', undefined],
      ['oaid', 'push', true],
      ['iccid', 'push', undefined],
    ],
  ],
  [
    'both, far from each other',
    [get(1, 'stats.jpush.cn', 'oaid'), get(900, 'stats.jpush.cn', 'imei')],
    [
      ['oaid', 'push', false],
      ['imei', 'push', undefined],
    ],
  ],
  [
    'to two hosts',
    [get(1, 'stats.jpush.cn', 'oaid'), get(2, 'log-api.pangolin-sdk-toutiao.com', 'imei')],
    [
      ['oaid', 'push', false],
      ['imei', 'advertising', undefined],
    ],
  ],
  ['to a server of which nothing is known', [get(1, 'a.example', 'oaid')], [['oaid', 'unknown', false]]],
  ['what is no identifier of the device', [get(1, 'a.example', 'phone_number')], []],
])('%s', (_name, lines, expected) => expect(seen(...lines)).toEqual(expected));

test('consent to more is only denied where nobody was asked', () => {
  const line = get(5, 'stats.jpush.cn', 'imei');
  const consents = (lines: readonly object[], more: object = {}) =>
    shown(factsOfRun(runIdentifierLinks, lines, { values, ...more }), 'extendedConsent');
  expect(consents([consent(0, 'agreed'), line])).toEqual([[undefined]]);
  expect(consents([consent(0, 'shown'), line])).toEqual([['no']]);
  expect(consents([consent(0, 'agreed'), line], { policy: policy() })).toEqual([['no']]);
});
