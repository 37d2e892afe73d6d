import type { Fact } from '@touchstone/facts';
import { expect, test } from 'vitest';
import type { Truth } from '../../../corpus/consent/index.ts';
import { judgeApp } from './judge-app.ts';
import { precision, recall, undecided } from './judged.ts';
import { tally } from './tallies.ts';

const IN = 'La/B;->c()V';
const IMEI = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const LOG = 'Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I';

const read = (more: Fact['attributes'] = {}, method = IN): Fact => ({
  kind: 'reach.reads',
  attributes: {
    data: 'imei',
    api: IMEI,
    trigger: 'process-start',
    gate: 'before-gate',
    repeated: 'no',
    background: false,
    owner: 'app',
    ...more,
  },
  at: { file: 'classes.dex', method },
});

const truth: Truth = {
  reads: [
    {
      data: 'imei',
      api: IMEI,
      in: IN,
      trigger: ['process-start'],
      gate: ['before-gate'],
      owner: ['app'],
      repeated: ['no'],
      isBackground: false,
    },
  ],
};

test.each<[string, readonly Fact[], readonly string[]]>([
  ['as it is', [read()], ['right']],
  ['nothing', [], ['missed']],
  ['another trigger', [read({ trigger: 'push' })], ['wrong']],
  ['the worst error', [read({ gate: 'behind-gate' })], ['all-clear']],
  ['left open', [read({ gate: 'undecided' })], ['undecided']],
  ['of two the trigger of the worse', [read({ gate: 'behind-gate' }), read({ trigger: 'push' })], ['wrong']],
  ['of two the earlier and worse', [read({ trigger: 'user-action', gate: 'behind-gate' }), read()], ['right']],
  ['one more that is none', [read(), read({}, 'La/B;->dead()V')], ['right', 'false']],
  ['a call on the way to a read', [read(), read({ api: 'Landroid/net/wifi/WifiManager;->getConnectionInfo' }, 'La/B;->x()V')], ['right']],
])('reads: %s', (_name, facts, expected) => expect(judgeApp(truth, facts).map(({ outcome }) => outcome)).toEqual(expected));

test('owner, repetition and background are told apart from trigger and state', () => {
  const [judged] = judgeApp(truth, [read({ owner: 'sdk', repeated: 'loop', background: true })]);
  expect(judged?.outcome).toBe('right');
  expect(judged?.details).toHaveLength(3);
});

const flow = (source: string, target: string, at = IN): Fact => ({
  kind: 'flow.leak',
  attributes: { data: 'imei', sink: 'log', source, target },
  at: { file: 'classes.dex', method: at },
  proof: { chain: [{ at: { file: 'classes.dex', method: IN }, how: 'source', owner: 'app' }] },
});
const pair = { data: 'imei', source: { api: [IMEI], in: IN }, target: { api: [LOG], in: IN }, sink: 'log' } as const;

test.each<[string, readonly Fact[], readonly string[]]>([
  ['the pair', [flow(IMEI, LOG)], ['right']],
  ['a row without a signature', [flow('Landroid/telephony/TelephonyManager;->getDeviceId', LOG)], ['right']],
  ['another sink', [flow(IMEI, 'Landroid/util/Log;->e')], ['missed', 'false']],
  ['elsewhere', [flow(IMEI, LOG, 'La/B;->d()V')], ['missed', 'false']],
])('flows: %s', (_name, facts, expected) => {
  expect(judgeApp({ flows: [pair] }, facts).map(({ outcome }) => outcome)).toEqual(expected);
});

test('a pair that is not judged is no false alarm', () => {
  const unjudged = [{ source: pair.source, target: { api: ['Landroid/util/Log;->e'], in: IN }, because: '' }] as const;
  expect(
    judgeApp({ flows: [pair] }, [flow(IMEI, LOG), flow(IMEI, 'Landroid/util/Log;->e')], unjudged).map(({ outcome }) => outcome),
  ).toEqual(['right']);
});

test('what is left open counts against neither precision nor recall', () => {
  const judged = [
    ...judgeApp(truth, [read()]),
    ...judgeApp(truth, [read({ gate: 'undecided' })]),
    ...judgeApp(truth, []),
    ...judgeApp({ reads: [] }, [read()]),
  ];
  const [one] = tally([{ app: { category: 'x' }, judged }]);
  expect([precision(one!), recall(one!), undecided(one!)]).toEqual([1 / 2, 1 / 2, 1 / 3]);
});
