import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advanceComplaint,
  COMPLAINT_EVENTS,
  COMPLAINT_STEPS,
  type Comparable,
  type ComplaintFacts,
  type ComplaintState,
  DAY_MS,
  maskedText,
  normalisedContact,
  originalOf,
  typedCode,
} from './index.ts';

const nothing: ComplaintFacts = { app: null, answer: null, original: null };

describe('steps', () => {
  test('every state is reached, and none is a trap: what was closed wrongly is opened again', () => {
    expect(reachableFrom(COMPLAINT_STEPS, 'RECEIVED')).toHaveLength(8);
    expect(terminalStates(COMPLAINT_STEPS)).toEqual([]);
  });

  test.each<[ComplaintState, (typeof COMPLAINT_EVENTS)[number], Partial<ComplaintFacts>, ComplaintState | undefined]>([
    ['SCREENED', 'link', {}, undefined],
    ['SCREENED', 'link', { app: 'a' }, 'LINKED'],
    ['IN_TEST', 'answer', { app: 'a' }, undefined],
    ['IN_TEST', 'answer', { app: 'a', answer: ' ' }, undefined],
    ['IN_TEST', 'answer', { app: 'a', answer: '已责令整改。' }, 'ANSWERED'],
    ['RECEIVED', 'out-of-scope', {}, undefined],
    ['RECEIVED', 'duplicate', {}, undefined],
    ['RECEIVED', 'duplicate', { original: 'c' }, 'DUPLICATE'],
    ['RECEIVED', 'answer', { answer: 'x' }, undefined],
    ['CLOSED', 'reopen', {}, 'LINKED'],
  ])('%s %s %j → %s', (state, on, facts, to) => expect(advanceComplaint(state, on, { ...nothing, ...facts })?.to).toBe(to));

  test('whatever happens, nobody is answered without an answer, and the days are counted for whoever has ended', () => {
    const facts = fc.record({
      app: fc.constantFrom(null, 'a'),
      answer: fc.constantFrom(null, '', '已处理'),
      original: fc.constantFrom(null, 'o'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...COMPLAINT_EVENTS), facts), { maxLength: 30 }), (events) => {
        let state: ComplaintState = 'RECEIVED';
        let counts = false;
        for (const [on, about] of events) {
          const step = advanceComplaint(state, on, about);
          if (step === undefined) continue;
          if (step.to === 'ANSWERED' || step.to === 'OUT_OF_SCOPE') expect(about.answer).toBe('已处理');
          if (step.to === 'LINKED' && on === 'link') expect(about.app).toBe('a');
          if (step.effects?.includes('count-down') === true) counts = true;
          if (step.effects?.includes('stop-count-down') === true) counts = false;
          state = step.to;
          expect(counts, `${on} → ${state}`).toBe(['CLOSED', 'DUPLICATE', 'OUT_OF_SCOPE'].includes(state));
        }
      }),
    );
  });
});

test.each([
  ['请回电 13812345678 谢谢', '请回电 ［电话］ 谢谢'],
  ['电话：+86 138-1234-5678', '电话：［电话］'],
  ['全角１３８１２３４５６７８。', '全角［电话］。'],
  ['邮箱 zhang.san@example.com.cn，急', '邮箱 ［邮箱］，急'],
  ['身份证11010519491231002X', '身份证［证件号］'],
  ['卡 6222 0200 1234 5678 901', '卡 ［卡号］'],
  ['办公 010-12345678', '办公 ［电话］'],
  ['微信号：wxid_abc123', '微信号：［账号］'],
  ['我叫张三，请处理', '我叫［姓名］，请处理'],
  ['版本 4.60.0.0005 强制索取通讯录权限 20 次', '版本 4.60.0.0005 强制索取通讯录权限 20 次'],
])('%j reads %j', (text, masked) => expect(maskedText(text)).toBe(masked));

test('what the writer gave of themselves is not in the text either', () =>
  expect(maskedText('李雷的订单，客服叫我李雷先生', ['李雷', ''])).toBe('［略］的订单，客服叫我［略］先生'));

test('no mobile telephone comes through, wherever it stands', () => {
  const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
  const around = fc.string({ maxLength: 10 }).map((text) => text.replace(/[0-9０-９]/g, ''));
  fc.assert(
    fc.property(around, phone, around, (before, number, after) => {
      expect(maskedText(`${before}${number}${after}`)).not.toContain(number);
    }),
  );
});

test('masking takes no longer than the text is long', () => {
  const started = performance.now();
  for (const piece of ['1', '86', 'a@', 'a.', '6222 ', '微信']) maskedText(piece.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(2000);
});

test.each([
  ['+86 138-1234-5678', '13812345678'],
  ['0086 13812345678', '13812345678'],
  [' A@Example.CN ', 'a@example.cn'],
])('%j is %j', (typed, kept) => expect(normalisedContact(typed)).toBe(kept));

test('a code is found as it is typed', () => expect(typedCode(' ab2c-de3f ')).toBe('AB2CDE3F'));

describe('what repeats another', () => {
  const one: Comparable = { id: 'new', app: null, subject: '无线昆明', textDigest: 't', reporterDigest: 'r', receivedAtMs: 40 * DAY_MS };
  const other = (more: Partial<Comparable>): Comparable => ({ ...one, id: 'old', receivedAtMs: 30 * DAY_MS, ...more });

  test.each<[string, Partial<Comparable>, boolean]>([
    ['the same words', { reporterDigest: null }, true],
    ['the same person', { textDigest: 'other' }, true],
    ['nothing in common', { textDigest: 'other', reporterDigest: null }, false],
    ['another app', { subject: '别的' }, false],
    ['long ago', { receivedAtMs: 9 * DAY_MS }, false],
    ['forgotten', { textDigest: null, reporterDigest: null }, false],
    ['later', { receivedAtMs: 41 * DAY_MS }, false],
  ])('%s: %s', (_name, more, is) => expect(originalOf(one, [other(more)])?.id).toBe(is ? 'old' : undefined));

  test('apps decide where both are known', () => {
    expect(originalOf({ ...one, app: 'a' }, [other({ app: 'b' })])).toBeUndefined();
    expect(originalOf({ ...one, app: 'a', subject: '昆明' }, [other({ app: 'a' })])?.id).toBe('old');
  });

  test('the oldest is the original', () => {
    expect(originalOf(one, [other({ id: 'second', receivedAtMs: 35 * DAY_MS }), other({})])?.id).toBe('old');
  });
});
