import type { Report } from '@touchstone/verdict';
import type { Expected } from './expected-of.ts';
import { meets } from './meets.ts';
import type { Given, Planned } from './planned.ts';

/** What a report says otherwise than `expected.json`, in words; empty when it says exactly what was planned. */
export function differencesOf(report: Pick<Report, 'findings' | 'facts'>, expected: Expected, given: readonly Given[]): readonly string[] {
  const scan = expected.scans.find((one) => one.given.length === given.length && given.every((input) => one.given.includes(input)));
  if (scan === undefined) return [`no answer for ${given.join(' + ')}`];
  const free = new Map(scan.either.map(({ rule, results }) => [rule, results]));
  const planned = new Map([
    ...scan.violation.map((rule) => [rule, 'violation'] as const),
    ...scan.suspected.map((rule) => [rule, 'suspected'] as const),
  ]);
  const rules = report.findings.flatMap(({ rule, result }) => {
    const said = result === 'violation' || result === 'suspected' ? result : 'other';
    const right = free.get(rule) ?? [planned.get(rule) ?? 'other'];
    return right.includes(said) ? [] : [`${rule}: ${result}, planned ${right.join(' or ')}`];
  });
  const isThere = ({ from, unless = [] }: Pick<Planned, 'from' | 'unless'>) =>
    from.every((one) => given.includes(one)) && !unless.some((one) => given.includes(one));
  const facts = report.facts ?? [];
  const missing = expected.facts.filter((one) => isThere(one) && !facts.some((fact) => meets(fact, one)));
  const wrong = expected.absent.flatMap((one) =>
    isThere(one) ? facts.filter((fact) => meets(fact, one)).map((fact) => ({ fact, why: one.why })) : [],
  );
  return [
    ...rules,
    ...missing.map(({ kind, attributes }) => `missing ${kind} ${JSON.stringify(attributes)}`),
    ...wrong.map(({ fact, why }) => `wrong ${fact.kind} ${JSON.stringify(fact.attributes)}: ${why}`),
  ];
}
