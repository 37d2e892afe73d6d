import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CITED, CITED_WORDS, type Citable, CONDUCT_KINDS, citationsOf, moveConduct, type Proof, proofFault, wordsIn } from './index.ts';

const proofs = (kind: Proof['kind'], ...targets: readonly string[]) => targets.map((target) => ({ kind, target }));

describe('what an entry must rest on', () => {
  test.each([
    ['unreachable', proofs('service', 'a', 'b', 'c'), undefined],
    ['unreachable', proofs('service', 'a', 'b'), 'proof-missing'],
    // one attempt that is named three times is one
    ['unreachable', proofs('service', 'a', 'a', 'a'), 'proof-missing'],
    ['unreachable', proofs('file', 'a', 'b', 'c'), 'proof-missing'],
    ['shirking', proofs('file', 'a'), undefined],
    ['shirking', [], 'proof-missing'],
    ['repetition', proofs('case', 'a'), 'proof-missing'],
    ['repetition', [...proofs('case', 'a'), ...proofs('notice', 'a')], undefined],
    ['technical-evasion', proofs('case', 'a'), 'proof-missing'],
    ['technical-evasion', proofs('finding', 'a'), undefined],
  ] as const)('%s %j', (kind, given, fault) => expect(proofFault(kind, given)).toBe(fault));

  test('the number of attempts is the authority’s, and never none', () => {
    expect(proofFault('unreachable', proofs('service', 'a', 'b'), 2)).toBeUndefined();
    expect(proofFault('unreachable', [], 0)).toBe('proof-missing');
  });

  test('one channel that was tried three times shows it three times', () => {
    expect(proofFault('unreachable', proofs('service', 'a'), 3, () => 3)).toBeUndefined();
    expect(proofFault('unreachable', proofs('service', 'a', 'a'), 3, () => 2)).toBe('proof-missing');
  });

  test('no kind goes without proof', () => {
    for (const kind of CONDUCT_KINDS) expect(proofFault(kind, [])).toBe('proof-missing');
  });
});

test.each([
  ['RECORDED', 'approve', 'IN_FORCE'],
  ['RECORDED', 'dispute', undefined],
  ['IN_FORCE', 'approve', undefined],
  ['DISPUTED', 'uphold', 'IN_FORCE'],
  ['WITHDRAWN', 'uphold', undefined],
  ['REJECTED', 'approve', undefined],
] as const)('%s on %s is %s', (state, event, next) => expect(moveConduct(state, event)).toBe(next));

describe('words of a decision', () => {
  test.each([
    ['该公司有令不行、整改不彻底', ['order-ignored', 'incomplete-rectification']],
    ['反 复\n出现问题，进行技术对抗', ['repetition', 'technical-evasion']],
    ['责令改正', []],
  ])('%s', (text, words) => expect(wordsIn(text)).toEqual(words));

  const entry = (conduct: (typeof CONDUCT_KINDS)[number], state: 'IN_FORCE' | 'DISPUTED' | 'RECORDED' = 'IN_FORCE'): Citable => ({
    kind: 'conduct',
    id: conduct,
    operator: 'o',
    conduct,
    state,
  });

  test('each needs an entry of its own', () => {
    expect(citationsOf(['repetition', 'order-ignored'], [entry('refusing')])).toEqual({
      ok: false,
      reason: 'citation-without-entry',
      words: ['repetition'],
    });
    expect(citationsOf(['order-ignored'], [entry('refusing'), { kind: 'breach', id: 'b', operator: 'o' }])).toEqual({
      ok: true,
      citations: [
        {
          word: 'order-ignored',
          entries: [
            { kind: 'conduct', id: 'refusing' },
            { kind: 'breach', id: 'b' },
          ],
        },
      ],
    });
  });

  test('what is disputed or not approved carries nothing', () => {
    for (const state of ['DISPUTED', 'RECORDED'] as const)
      expect(citationsOf(['repetition'], [entry('repetition', state)])).toMatchObject({ ok: false });
  });

  test('whatever is linked: what is cited rests on entries in force of a kind that carries the word', () => {
    const entries = fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('conduct' as const),
          id: fc.uuid(),
          operator: fc.constant('o'),
          conduct: fc.constantFrom(...CONDUCT_KINDS),
          state: fc.constantFrom('RECORDED' as const, 'IN_FORCE' as const, 'DISPUTED' as const, 'WITHDRAWN' as const),
        }),
        fc.record({ kind: fc.constant('breach' as const), id: fc.uuid(), operator: fc.constant('o') }),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CITED_WORDS)), entries, (words, linked) => {
        const cited = citationsOf(words, linked);
        if (!cited.ok) return;
        expect(cited.citations.map(({ word }) => word).sort()).toEqual([...new Set(words)].sort());
        for (const { word, entries: ids } of cited.citations)
          for (const { id } of ids) {
            const found = linked.find((one) => one.id === id)!;
            expect(
              found.kind === 'breach' ? CITED[word].breach : found.state === 'IN_FORCE' && CITED[word].conduct.includes(found.conduct),
            ).toBe(true);
          }
      }),
      { numRuns: 200 },
    );
  });
});
