import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexFacts, matchFacts } from './match.ts';
import type { Condition, Selector } from './rule.ts';

const fact = (attributes: Readonly<Record<string, Selector>>, kind = 'run.reads'): Condition => ({ fact: { kind, attributes } });
const reads = (attributes: Readonly<Record<string, string | number | boolean>>) => ({ kind: 'run.reads', attributes });
const facts = [
  reads({ data: 'imei', count: 1, phase: 'before-consent' }),
  reads({ data: 'mac', count: 5, owner: 'sdk' }),
  { kind: 'ui.policy-notice', attributes: { shown: true } },
  reads({ data: 'imei', count: 9 }),
];
const proofOf = (condition: Condition) => matchFacts(condition, indexFacts(facts));

describe('selectors', () => {
  test.each<[string, Readonly<Record<string, Selector>>, readonly number[] | undefined]>([
    ['nothing asked', {}, [0, 1, 3]],
    ['is', { data: { is: ['imei'] } }, [0, 3]],
    ['is one of', { data: { is: ['imei', 'mac'] } }, [0, 1, 3]],
    ['is none', { data: { is: [] } }, undefined],
    ['is not', { data: { isNot: ['imei'] } }, [1]],
    ['is not, of what was not said', { phase: { isNot: ['after-consent'] } }, [0]],
    ['unless, also of what was not said', { owner: { unless: ['sdk'] } }, [0, 3]],
    ['at least', { count: { atLeast: 5 } }, [1, 3]],
    ['at most', { count: { atMost: 5 } }, [0, 1]],
    ['above', { count: { above: 5 } }, [3]],
    ['below', { count: { below: 5 } }, [0]],
    ['a number asked of a text', { data: { above: 0 } }, undefined],
    ['starts with', { data: { startsWith: 'im' } }, [0, 3]],
    ['text asked of a number', { count: { startsWith: '1' } }, undefined],
    ['two attributes of one fact', { data: { is: ['imei'] }, count: { above: 5 } }, [3]],
    ['an attribute nobody carries', { constructor: { is: ['x'] } }, undefined],
  ])('%s', (_name, attributes, proof) => {
    expect(proofOf(fact(attributes))).toEqual(proof);
  });
});

describe('conditions', () => {
  const imei = fact({ data: { is: ['imei'] } });
  const mac = fact({ data: { is: ['mac'] } });
  const sms = fact({ data: { is: ['sms'] } });
  const notice = fact({ shown: { is: [true] } }, 'ui.policy-notice');

  test.each<[string, Condition, readonly number[] | undefined]>([
    ['all, each with its proof', { all: [mac, notice] }, [1, 2]],
    ['all but one', { all: [mac, sms] }, undefined],
    ['any, with every proof', { any: [imei, sms, mac] }, [0, 1, 3]],
    ['any of none', { any: [sms] }, undefined],
    ['not, which no fact proves', { not: sms }, []],
    ['not of what is there', { not: mac }, undefined],
    ['one and not another', { all: [mac, { not: sms }] }, [1]],
    ['what failed leaves no proof behind', { any: [{ all: [imei, sms] }, mac] }, [1]],
    ['at least two facts', { atLeast: { count: 2, of: imei } }, [0, 3]],
    ['at least three facts', { atLeast: { count: 3, of: imei } }, undefined],
    ['at least two of several kinds', { atLeast: { count: 2, of: { any: [mac, notice] } } }, [1, 2]],
    ['a kind that nobody saw', fact({}, 'run.jump'), undefined],
  ])('%s', (_name, condition, proof) => {
    expect(proofOf(condition)).toEqual(proof);
  });
});

test('facts in another order prove the same', () => {
  const condition: Condition = { all: [fact({ data: { is: ['imei'] } }), { atLeast: { count: 1, of: fact({ count: { above: 3 } }) } }] };
  const proven = (list: typeof facts) => matchFacts(condition, indexFacts(list))?.map((i) => list[i]);
  const sorted = (list: unknown) => JSON.stringify([...((list as unknown[]) ?? [])].map((item) => JSON.stringify(item)).sort());
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (list) => {
      expect(sorted(proven(list))).toBe(sorted(proven(facts)));
    }),
    { numRuns: 30 },
  );
});
