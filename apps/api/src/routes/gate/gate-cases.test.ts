import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideGate, type GateOutcome, type GateVerdict, isOneOf, readPolicy } from '@touchstone/domain/gate';
import { doors, ruleSet } from '@touchstone/knowledge';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface GateCase {
  readonly name: string;
  readonly policy: string;
  readonly said: Readonly<Record<string, GateVerdict>>;
  readonly engines?: number;
  readonly outcome: GateOutcome;
  /** Rules that keep it from passing. */
  readonly by: readonly string[];
  readonly acceptsUntested?: true;
}

const root = join(import.meta.dirname, '..', '..', '..', '..', '..');
const file = join(root, 'data', 'gate', 'cases.yaml');
const cases = parse(readFileSync(file, 'utf8')) as readonly GateCase[];
const clauses = new Set([...ruleSet.rules.map(({ clause }) => clause), 'check/signature-valid', 'check/signing-key']);
const { gatePolicies } = doors();

test.each(cases.map((one) => [`${one.policy}: ${one.name}`, one] as const))('%s', (_name, { policy, said, engines = 1, ...expected }) => {
  const heard = Object.entries(said).map(([clause, verdict]) => ({ clause, verdict, rules: [], places: [], engines }));
  const decision = decideGate(gatePolicies.find(({ name }) => name === policy)!, null, heard, clauses);
  expect(decision.outcome).toBe(expected.outcome);
  expect([...new Set(decision.reasons.map(({ by }) => by))].sort()).toEqual([...expected.by].sort());
  if (expected.acceptsUntested === true) expect(decision.untestedAccepted.length).toBeGreaterThan(0);
});

test('each policy that is shipped has cases for every answer it can give', () => {
  for (const { name, rules, otherwise } of gatePolicies) {
    const answers = new Set([...rules.map(({ outcome }) => outcome), otherwise]);
    const shown = new Set(cases.filter(({ policy }) => policy === name).map(({ outcome }) => outcome));
    for (const answer of ['return', 'manual'] as const)
      if (answers.has(answer)) expect([name, answer, shown.has(answer)]).toEqual([name, answer, true]);
  }
});

test('what is a store’s own duty is not asked of a package', () => {
  for (const { scope } of gatePolicies) expect(['164-10', '078.8-3a'].filter((clause) => isOneOf(clause, scope))).toEqual([]);
});

test('the policy that the manual shows is one', () => {
  const [, shown = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs', 'gate.md'), 'utf8')) ?? [];
  expect(readPolicy(parse(shown), clauses)).toMatchObject({ ok: true, policy: { name: 'own' } });
});
