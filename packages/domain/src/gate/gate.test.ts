import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClauseSaid, decideGate, GATE_OUTCOMES, GATE_VERDICTS, type GatePolicy, type GateRule, readPolicy } from './index.ts';

const KNOWN = new Set(['164-01.2', '164-01.3', '191-3.1', 'check/signature-valid']);
const text = { zh: '规则', en: 'rules' };
const POLICY = { schema: 'touchstone-gate-policy/1', name: 'own', title: text, scope: ['*'], rules: [], otherwise: 'pass' };
const RULE = { id: 'r', clauses: ['*'], verdicts: ['violation'], outcome: 'return' };

const faultsOf = (given: unknown) => {
  const read = readPolicy(given, KNOWN);
  return read.ok ? [] : read.faults.map(({ pointer }) => pointer);
};

describe('a policy file', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['is taken as it should be', { ...POLICY, rules: [RULE] }, []],
    ['is an object', [], ['']],
    ['knows no other field', { ...POLICY, allow: true }, ['/allow']],
    ['names its format', { ...POLICY, schema: 'x' }, ['/schema']],
    ['has a name', { ...POLICY, name: 'Our Policy' }, ['/name']],
    ['speaks both languages', { ...POLICY, title: { zh: '规则' } }, ['/title/en']],
    ['looks at something', { ...POLICY, scope: [] }, ['/scope']],
    ['names clauses there are', { ...POLICY, rules: [{ ...RULE, clauses: ['165-*'] }] }, ['/rules/0/clauses/0']],
    ['has no stars inside', { ...POLICY, scope: ['16*4'] }, ['/scope/0']],
    ['says what then', { ...POLICY, rules: [{ ...RULE, outcome: 'allow' }] }, ['/rules/0/outcome']],
    ['has each rule once', { ...POLICY, rules: [RULE, RULE] }, ['/rules/1/id']],
    ['names verdicts', { ...POLICY, rules: [{ ...RULE, verdicts: [] }] }, ['/rules/0/verdicts']],
    ['knows 39 types of app', { ...POLICY, rules: [{ ...RULE, categories: [40] }] }, ['/rules/0/categories/0']],
    [
      'passes nothing untested in silence',
      { ...POLICY, rules: [{ ...RULE, verdicts: ['not-tested'], outcome: 'pass' }] },
      ['/rules/0/acceptsUntested'],
    ],
    ['says so only where it does', { ...POLICY, rules: [{ ...RULE, acceptsUntested: true }] }, ['/rules/0/acceptsUntested']],
    ['cannot say false', { ...POLICY, rules: [{ ...RULE, acceptsUntested: false }] }, ['/rules/0/acceptsUntested']],
    ['has an end', { ...POLICY, rules: Array.from({ length: 201 }, (_, i) => ({ ...RULE, id: `r${i}` })) }, ['/rules']],
  ])('%s', (_name, given, pointers) => expect(faultsOf(given)).toEqual(pointers));

  test('is read or refused, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue(), (given) => void readPolicy(given, KNOWN)));
    const mutated = fc.tuple(fc.constantFrom(...Object.keys(POLICY)), fc.jsonValue());
    fc.assert(fc.property(mutated, ([field, value]) => void readPolicy({ ...POLICY, rules: [RULE], [field]: value }, KNOWN)));
  });
});

const said = (clause: string, verdict: ClauseSaid['verdict'], engines = 1): ClauseSaid => ({
  clause,
  verdict,
  rules: [],
  places: [],
  engines,
});
const policyOf = (rules: readonly GateRule[], more: Partial<GatePolicy> = {}): GatePolicy => ({
  ...(POLICY as GatePolicy),
  rules,
  ...more,
});

describe('a decision', () => {
  test('what nobody spoke of is not tested, and a person is asked even where all else would pass', () => {
    const decision = decideGate(policyOf([]), null, [said('164-01.2', 'not-found')], KNOWN);
    expect(decision.outcome).toBe('manual');
    expect(decision.counts).toEqual({ violation: 0, suspected: 0, 'not-found': 1, 'not-tested': 3 });
    expect(decision.reasons.every(({ by, verdict }) => by === null && verdict === 'not-tested')).toBe(true);
  });

  test('a rule about types of app is not asked where the type is not known', () => {
    const rules = [{ ...RULE, categories: [7] }] as unknown as readonly GateRule[];
    const outcome = (category: number | null) =>
      decideGate(policyOf(rules, { scope: ['164-01.2'] }), category, [said('164-01.2', 'violation')], KNOWN).outcome;
    expect([outcome(7), outcome(8), outcome(null)]).toEqual(['return', 'pass', 'pass']);
  });

  test('so many engines must have seen it', () => {
    const rules = [{ ...RULE, engines: 2 }] as unknown as readonly GateRule[];
    const outcome = (engines: number) =>
      decideGate(policyOf(rules, { scope: ['164-01.2'], otherwise: 'manual' }), null, [said('164-01.2', 'violation', engines)], KNOWN)
        .outcome;
    expect([outcome(1), outcome(2)]).toEqual(['manual', 'return']);
  });

  test('the first rule that fits decides', () => {
    const first: GateRule = { id: 'first', clauses: ['164-*'], verdicts: ['violation'], outcome: 'manual' };
    const decision = decideGate(
      policyOf([first, RULE as unknown as GateRule], { scope: ['164-01.2'] }),
      null,
      [said('164-01.2', 'violation')],
      KNOWN,
    );
    expect(decision.reasons).toMatchObject([{ by: 'first', outcome: 'manual' }]);
  });

  test('a policy that looks at nothing there is lets nothing pass', () =>
    expect(decideGate(policyOf([], { scope: ['999-*'] }), null, [], KNOWN).outcome).toBe('manual'));

  test('under whatever rules: what passes untested is named, by a rule that says so', () => {
    const rule = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      clauses: fc.subarray(['*', '164-*', '191-3.1', 'check/*'], { minLength: 1 }),
      verdicts: fc.subarray([...GATE_VERDICTS], { minLength: 1 }),
      outcome: fc.constantFrom(...GATE_OUTCOMES),
      acceptsUntested: fc.constantFrom(undefined, true),
    });
    const files = fc.record({ rules: fc.uniqueArray(rule, { selector: ({ id }) => id }), otherwise: fc.constantFrom(...GATE_OUTCOMES) });
    const votes = fc.uniqueArray(fc.record({ clause: fc.constantFrom(...KNOWN), verdict: fc.constantFrom(...GATE_VERDICTS) }), {
      selector: ({ clause }) => clause,
    });
    fc.assert(
      fc.property(files, votes, ({ rules, otherwise }, heard) => {
        const plain = rules.map(({ acceptsUntested, ...rest }) => (acceptsUntested ? { ...rest, acceptsUntested } : rest));
        const read = readPolicy({ ...POLICY, rules: plain, otherwise }, KNOWN);
        if (!read.ok) return;
        const decision = decideGate(
          read.policy,
          null,
          heard.map((one) => said(one.clause, one.verdict)),
          KNOWN,
        );
        const untested = [...KNOWN].filter(
          (clause) => (heard.find((one) => one.clause === clause)?.verdict ?? 'not-tested') === 'not-tested',
        );
        if (decision.outcome === 'pass') expect(decision.untestedAccepted.map(({ clause }) => clause).sort()).toEqual(untested.sort());
        for (const { by } of decision.untestedAccepted) expect(read.policy.rules.find(({ id }) => id === by)?.acceptsUntested).toBe(true);
        expect(decision.outcome === 'pass').toBe(decision.reasons.length === 0);
      }),
    );
  });
});
