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
