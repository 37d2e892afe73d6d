import { knowledge } from '@touchstone/knowledge';
import type { Policy } from '@touchstone/policy';
import { expect, test } from 'vitest';
import { disclosureOf } from './disclosure.ts';

const item = (data: string, quote: string, isCollected = true) => ({
  data,
  text: quote,
  quote,
  line: 1,
  isCollected,
  isVague: false,
  isSensitiveMarked: false,
  isConditional: false,
  by: 'app' as const,
});
const policy = (...items: ReturnType<typeof item>[]) => ({ items, parties: [] }) as unknown as Policy;
const app = { owner: 'app' } as const;

test.each([
  ['named', 'imei', policy(item('imei', 'IMEI')), 'yes'],
  ['named by the word for its family', 'loc_precise', policy(item('loc_coarse', '位置信息')), 'yes'],
  ['only by a wide word', 'imei', policy(item('dev_model', '我们会收集您的设备信息')), 'unclear'],
  ['by a wide word that is spelt out without it', 'imsi', policy(item('dev_model', '设备信息（如设备型号、操作系统版本等）')), 'no'],
  ['spelt out here and alone there', 'imsi', policy(item('dev_model', '设备信息包括型号。设备信息用于风控')), 'unclear'],
  ['denied', 'contacts', policy(item('contacts', '我们不会收集通讯录', false)), 'no'],
  ['nothing of it', 'contacts', policy(), 'no'],
  ['no policy', 'contacts', undefined, 'unknown'],
])('%s', (_name, data, said, expected) => expect(disclosureOf(said, data, app, knowledge)).toBe(expected));

const TENCENT = '深圳市腾讯计算机系统有限公司';
const party = (more: object) => ({
  name: TENCENT,
  company: TENCENT,
  kind: 'third-party',
  line: 1,
  quote: '',
  data: ['dev_model'],
  ...more,
});

test.each([
  ['by the company that makes it', party({}), 'bugly', 'yes'],
  ['by the company, of which the catalogue gives the brand too', party({ company: '深圳市和讯华谷信息技术有限公司' }), 'jpush', 'yes'],
  ['by another product of the company', party({ name: '微信SDK', kind: 'sdk', sdk: 'wechat-opensdk' }), 'bugly', 'no'],
  ['by a product of the company that nobody knows', party({ name: '腾讯某某SDK', kind: 'sdk' }), 'bugly', 'no'],
  ['by another company', party({ company: '百度在线网络技术（北京）有限公司' }), 'bugly', 'no'],
  ['by a word that is no company', party({ company: '腾讯' }), 'bugly', 'no'],
])('an SDK named %s', (_name, said, sdk, expected) => {
  const told = { items: [], parties: [said] } as unknown as Policy;
  expect(disclosureOf(told, 'dev_model', { owner: 'sdk', sdk }, knowledge)).toBe(expected);
});
