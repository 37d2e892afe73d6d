import type { Policy, PolicyItem } from '@touchstone/policy';
import { expect, test } from 'vitest';
import { frequencyTold } from './stated-frequency.ts';

const item = (quote: string, more: Partial<PolicyItem> = {}): PolicyItem => ({
  line: 1,
  quote,
  data: 'loc_precise',
  text: '位置',
  isCollected: true,
  isVague: false,
  isSensitiveMarked: false,
  isConditional: false,
  by: 'app',
  ...more,
});
const amap = { line: 2, quote: '高德地图SDK', name: '高德地图SDK', sdk: 'amap', kind: 'sdk', data: ['loc_precise'] } as const;
const policyWith = (items: readonly PolicyItem[], parties: readonly object[] = []) => ({ items, parties }) as unknown as Policy;

const EACH_SECOND = item('我们每隔1秒收集您的位置。', { frequency: '每隔1秒' });
const APP = { owner: 'app' } as const;
const AMAP = { owner: 'sdk', sdk: 'amap' } as const;

test.each<[string, string, number | undefined, string]>([
  ['each half hour', '每30分钟收集一次', 1800, 'yes'],
  ['each half hour, and read each minute', '每30分钟收集一次', 60, 'no'],
  ['at most three times a day', '每天不超过3次', 8 * 3600, 'yes'],
  ['at most three times a day, and read each hour', '每天不超过3次', 3600, 'no'],
  ['at most once an hour', '不超过每小时1次', 3600, 'yes'],
  ['once a day, the count first', '1次/天', 86_400, 'yes'],
  ['once a day, the count first, and read each hour', '1次/天', 3600, 'no'],
  ['twice each ten minutes', '每10分钟两次', 300, 'yes'],
  ['only at the first start', '仅在首次启动时', 60, 'no'],
  ['at each start', '每次启动应用时', 60, 'no'],
])('%s: %s', (_, frequency, period, expected) => {
  expect(frequencyTold(policyWith([item('', { frequency })]), 'loc_precise', APP, period)).toBe(expected);
});

test.each<[string, 'foreground' | 'background' | undefined, string, string]>([
  ['of the foreground, read in the background', 'foreground', 'background', 'no'],
  ['of the foreground, read while nobody touches it', 'foreground', 'silent', 'yes'],
  ['of the background, read there', 'background', 'background', 'yes'],
  ['of the background, read in the foreground', 'background', 'foreground', 'yes'],
  ['of no state', undefined, 'background', 'yes'],
])('a frequency %s', (_, appState, readIn, expected) => {
  const told = item('', { frequency: '每秒获取一次', ...(appState === undefined ? {} : { appState }) });
  expect(frequencyTold(policyWith([told]), 'loc_precise', APP, 1, readIn)).toBe(expected);
});

test.each<[string, Policy, Parameters<typeof frequencyTold>[2], number | undefined, string]>([
  ['a period is stated', policyWith([EACH_SECOND]), APP, 1, 'yes'],
  ['a longer period is stated', policyWith([item('', { frequency: '每30秒' })]), APP, 1, 'no'],
  ['the kind alone is stated', policyWith([item('我们收集您的位置。')]), APP, 1, 'no'],
  ['the sentence says that it goes on all the time', policyWith([item('导航过程中，我们将持续获取您的位置。')]), APP, 1, 'yes'],
  ['the sentence speaks of live traffic', policyWith([item('为展示实时路况，我们收集您的位置。')]), APP, 1, 'no'],
  ['the app tells, and names the SDK for the kind', policyWith([EACH_SECOND], [amap]), AMAP, 1, 'yes'],
  ['the app tells, and names the SDK for another kind', policyWith([EACH_SECOND], [{ ...amap, data: ['imei'] }]), AMAP, 1, 'no'],
  ['the app tells, and names no SDK', policyWith([EACH_SECOND]), AMAP, 1, 'no'],
])('%s', (_, policy, owner, period, expected) => {
  expect(frequencyTold(policy, 'loc_precise', owner, period)).toBe(expected);
});
