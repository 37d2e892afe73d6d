import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyChange,
  bigrams,
  confidenceOf,
  currentOperator,
  foldOperators,
  LINK_HOLDS,
  type LinkEvidence,
  likeness,
  normalisedFirm,
  normalisedName,
  type OperatorChange,
  type OperatorEvent,
  operatorOf,
  queryBigrams,
} from './index.ts';

const says = (kind: LinkEvidence['kind'], speaks: LinkEvidence['speaks'] = 'for'): LinkEvidence => ({ kind, speaks, source: 's' });

describe('evidence of a link', () => {
  test.each<[string, readonly LinkEvidence[], number, boolean]>([
    ['none', [], 0, false],
    ['a name in a certificate, which anyone can write', [says('certificate-name')], 0.3, false],
    ['a signed challenge', [says('signed-challenge')], 0.99, false],
    ['a store and the filing number', [says('store-developer'), says('filing-number-shown')], 0.93, false],
    ['the same kind a hundred times', Array.from({ length: 100 }, () => says('store-developer')), 0.7, false],
    ['disputed', [says('filing-record'), says('store-developer', 'against')], 0.29, true],
    ['all together are never certain', [says('signed-challenge'), says('order-code'), says('filing-record')], 0.99, false],
  ])('%s', (_name, evidence, confidence, isDisputed) => expect(confidenceOf(evidence)).toMatchObject({ confidence, isDisputed }));

  test('more for it never lowers it, more against never raises it', () => {
    const any = fc.array(
      fc.constantFrom(says('store-developer'), says('policy-names'), says('same-signer', 'against'), says('filing-record')),
    );
    fc.assert(
      fc.property(any, (evidence) => {
        const before = confidenceOf(evidence).confidence;
        expect(confidenceOf([...evidence, says('stores-agree')]).confidence).toBeGreaterThanOrEqual(before);
        expect(confidenceOf([...evidence, says('stores-agree', 'against')]).confidence).toBeLessThanOrEqual(before);
      }),
    );
  });

  test('no single word of a store or a certificate holds a link', () => {
    for (const kind of [
      'store-developer',
      'certificate-name',
      'policy-names',
      'package-prefix',
      'filing-number-shown',
      'stores-agree',
    ] as const) {
      expect(confidenceOf([says(kind)]).confidence).toBeLessThan(LINK_HOLDS);
    }
  });
});

const events = (...changes: readonly OperatorChange[]): readonly OperatorEvent[] =>
  changes.map((change, i) => ({ ...change, seq: i + 1, at: '', by: 'p', basis: 'b' }));
const registered = (...names: readonly string[]): readonly OperatorChange[] => names.map((operator) => ({ kind: 'registered', operator }));

describe('operators that turn out to be one, and not', () => {
  test('merged, what was linked to either is the one’s; separated, each has its own again', () => {
    const merged = events(
      ...registered('a', 'b'),
      { kind: 'linked', item: 'x', operator: 'a' },
      { kind: 'linked', item: 'y', operator: 'b' },
      { kind: 'merged', from: 'b', into: 'a' },
    );
    const one = foldOperators(merged);
    expect([operatorOf(one, 'x'), operatorOf(one, 'y'), currentOperator(one, 'b')]).toEqual(['a', 'a', 'a']);
    const apart = foldOperators([...merged, { kind: 'separated', operator: 'b', seq: 9, at: '', by: 'p', basis: 'b' }]);
    expect([operatorOf(apart, 'x'), operatorOf(apart, 'y')]).toEqual(['a', 'b']);
  });

  test('split, what was named goes along and the rest stays', () => {
    const state = foldOperators(
      events(
        ...registered('a'),
        { kind: 'linked', item: 'x', operator: 'a' },
        { kind: 'linked', item: 'y', operator: 'a' },
        { kind: 'split', from: 'a', into: 'b', moved: ['y'] },
      ),
    );
    expect([operatorOf(state, 'x'), operatorOf(state, 'y')]).toEqual(['a', 'b']);
  });

  test.each<[string, OperatorChange, string]>([
    ['an unknown one', { kind: 'merged', from: 'z', into: 'a' }, 'unknown-operator'],
    ['with itself', { kind: 'merged', from: 'a', into: 'a' }, 'merge-with-itself'],
    ['round in a circle', { kind: 'merged', from: 'a', into: 'b' }, 'merge-with-itself'],
    ['twice', { kind: 'merged', from: 'b', into: 'c' }, 'already-merged'],
    ['registered twice', { kind: 'registered', operator: 'a' }, 'already-registered'],
    ['separated though never merged', { kind: 'separated', operator: 'a' }, 'not-merged'],
    ['unlinked from another', { kind: 'unlinked', item: 'x', operator: 'c' }, 'not-linked'],
    ['split with what is not its own', { kind: 'split', from: 'c', into: 'd', moved: ['x'] }, 'not-linked'],
  ])('refused: %s', (_name, change, reason) => {
    const state = foldOperators(
      events(...registered('a', 'b', 'c'), { kind: 'linked', item: 'x', operator: 'a' }, { kind: 'merged', from: 'b', into: 'a' }),
    );
    expect(applyChange(state, change)).toEqual({ ok: false, reason });
  });

  test('whatever happens: everyone stands for somebody registered, nobody is lost, and replay gives the same', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const change: fc.Arbitrary<OperatorChange> = fc.oneof(
      name.map((operator): OperatorChange => ({ kind: 'registered', operator })),
      fc.tuple(name, name).map(([from, into]): OperatorChange => ({ kind: 'merged', from, into })),
      name.map((operator): OperatorChange => ({ kind: 'separated', operator })),
      fc.tuple(name, name).map(([item, operator]): OperatorChange => ({ kind: 'linked', item: `x${item}`, operator })),
      fc.tuple(name, name).map(([from, into]): OperatorChange => ({ kind: 'split', from, into, moved: [`x${from}`] })),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const history = events(...changes);
        const state = foldOperators(history);
        for (const operator of state.standsFor.keys()) {
          const current = currentOperator(state, operator);
          expect(current === undefined ? undefined : state.standsFor.get(current)).toBe(current);
        }
        for (const item of state.links.keys()) expect(operatorOf(state, item)).toBeDefined();
        expect(foldOperators(history.toReversed())).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });
});

describe('names', () => {
  test.each([
    ['微 信（WeChat）', '微信wechat'],
    ['Ａｐｐ－１', 'app1'],
    ['《三国》·手游™', '三国手游tm'],
    ['！？', ''],
  ])('%s compares as %s', (name, plain) => expect(normalisedName(name)).toBe(plain));

  test.each([
    ['北京某某科技有限公司', '北京某某科技'],
    ['某某（北京）科技股份有限公司', '某某北京科技'],
    ['有限公司', '有限公司'],
  ])('the firm %s as %s', (name, plain) => expect(normalisedFirm(name)).toBe(plain));

  test.each([
    ['微信', ['^微', '微信']],
    ['信', ['^信']],
    ['', []],
    ['𠮷野家', ['^𠮷', '野家', '𠮷野']],
  ])('pairs of %s', (name, pairs) => expect(bigrams(name)).toEqual([...pairs].sort()));

  test('what is typed from a name finds it: any part of two characters or more, and its first', () => {
    const name = fc.string({ unit: fc.constantFrom(...'微信支付宝淘京东a1 （）'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(name, fc.nat(11), fc.integer({ min: 2, max: 6 }), (text, from, length) => {
        const characters = [...normalisedName(text)];
        const held = bigrams(text);
        const part = characters.slice(from, from + length).join('');
        if ([...part].length >= 2) expect(queryBigrams(part).every((pair) => held.includes(pair))).toBe(true);
        if (characters[0] !== undefined) expect(queryBigrams(characters[0]).every((pair) => held.includes(pair))).toBe(true);
        expect(likeness(text, text)).toBe(characters.length === 0 ? 0 : 1);
      }),
    );
  });

  test('a book in a name is cut off', () => expect(bigrams('微信'.repeat(10_000)).length).toBeLessThan(10));
});
