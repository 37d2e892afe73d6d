import { type AttributeValue, type Fact, kindOf, vocabulary } from '@touchstone/facts';
import { describe, expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { describeFact } from './describe-fact.ts';
import { namesFor } from './names.ts';

const names = { zh: namesFor(optionsIn('zh')), en: namesFor(optionsIn('en')) };
const TOLD = /^(?:run|policy|store|ui|human|compare)\./;
/** Shown beside the sentence: the owner; the type of the app stands at the head of the report. */
const BESIDE = new Set(['owner', 'sdk', 'package', 'type']);
const kinds = Object.entries(vocabulary).filter(([kind]) => TOLD.test(kind) && kind !== 'policy.address' && kind !== 'policy.bundled');

function samples(type: unknown): readonly AttributeValue[] {
  if (Array.isArray(type)) return type.filter((value) => value !== 'unknown');
  if (type === 'boolean') return [true, false];
  if (type === 'number') return [7, 8];
  return type === 'personal-info' ? ['imei', 'android_id'] : ['x.y', 'z.w'];
}

const factOf = (kind: string, attributes: Fact['attributes']): Fact => ({ kind, attributes, at: { file: 'f' } });

describe.each(kinds)('%s', (kind, { attributes }) => {
  const full = Object.fromEntries(Object.entries(attributes).map(([name, { type }]) => [name, samples(type)[0] ?? '']));
  const required = Object.fromEntries(Object.entries(full).filter(([name]) => kindOf(kind)?.attributes[name]?.required === true));

  test.each(['zh', 'en'] as const)('is a sentence in %s, with all it may say and with the least', (lang) => {
    for (const said of [full, required]) {
      const sentence = describeFact(factOf(kind, said), names[lang]);
      expect(sentence).not.toMatch(/[{}[\]@]|undefined|(?:run|policy|ui|compare)\./);
      expect(sentence).not.toMatch(/[，；,;] ?[，；,;)）]|（）|\(\)|[，；,;：:]$/);
      if (lang === 'zh') expect(sentence).toMatch(/\p{Script=Han}/u);
      else expect(sentence).not.toMatch(/\p{Script=Han}|\w-\w+-|[，。；：（）]/u);
    }
  });

  const told = Object.entries(attributes).filter(([name]) => !BESIDE.has(name));
  test.each(told)('says each %s in words of its own', (name, { type }) => {
    for (const lang of ['zh', 'en'] as const) {
      const values = samples(type);
      const sentences = values.map((value) => describeFact(factOf(kind, { ...full, [name]: value }), names[lang]));
      expect(new Set(sentences).size).toBe(values.length);
    }
  });
});

test.each<[string, Fact['attributes'], string, string]>([
  [
    'run.reads',
    {
      data: 'android_id',
      api: 'Secure.getString',
      count: 2,
      value: 'real',
      disclosed: 'no',
      phase: 'before-consent',
      appState: 'foreground',
    },
    '同意之前，前台读取Android ID 2 次（Secure.getString），取得真实值；政策未写明',
    'read Android ID ×2 before consent, in the foreground (Secure.getString), got the real value; not in the policy',
  ],
  [
    'run.frequency',
    {
      data: 'imei',
      pattern: 'fixed-period',
      count: 12,
      windowSeconds: 331,
      periodSeconds: 30.1,
      phase: 'after-consent',
      appState: 'background',
    },
    '同意之后，后台读取IMEI：331 秒内 12 次，固定周期，周期约 30.1 秒',
    'read IMEI ×12 in 331 s, at a fixed period, about every 30.1 s, after consent, in the background',
  ],
  [
    'policy.vague',
    { where: 'items', text: '{where} [等] $& {text@list}' },
    '信息种类表述含糊：“{where} [等] $& {text@list}”',
    'vague about what is collected: “{where} [等] $& {text@list}”',
  ],
  [
    'run.permission-dialog',
    { permission: 'a.B', moment: 'in-use', featureInUse: 'none', batch: 1, within48h: 0 },
    '使用中申请权限a.B，用户没有使用任何相关功能',
    'asked for a.B in use, while no feature was in use',
  ],
  ['policy.lacks', { statement: 'CR8' }, '政策未写明：撤回同意的方式', 'the policy does not state: how to withdraw consent'],
  [
    'policy.promise',
    { about: 'account-deletion', days: 30, unit: 'working-day' },
    '承诺账号注销时限：30 个工作日',
    'promises closing of the account within 30 working days',
  ],
  [
    'ui.close-mark',
    { window: 'splash', state: 'tiny' },
    '开屏窗口的关闭标识过小，难以点中',
    'close mark of the splash screen: too small to hit',
  ],
  ['compare.unauthorised', { what: 'data', detail: 'imei' }, '收集了政策未写明的“IMEI”', 'collected what the policy does not name: “IMEI”'],
])('%s', (kind, attributes, zh, en) => {
  const fact = factOf(kind, attributes);
  expect([describeFact(fact, names.zh), describeFact(fact, names.en)]).toEqual([zh, en]);
});
