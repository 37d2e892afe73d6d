import type { Finding } from '@touchstone/verdict';
import type { GateGroup } from './gate.ts';

/** Facts from which on a list that was shown is not shown again. */
const LONG = 4;

/** Findings that rest on just the facts of one above them on the page, with that one. */
export function sameProofs(groups: readonly GateGroup[]): ReadonlyMap<Finding, Finding> {
  const first = new Map<string, Finding>();
  const same = new Map<Finding, Finding>();
  const lines = groups.flatMap(({ items }) => items.flatMap((item) => item.lines));
  for (const { finding } of lines) {
    if (finding.facts.length < LONG) continue;
    const key = finding.facts.join(',');
    const above = first.get(key);
    if (above === undefined) first.set(key, finding);
    else same.set(finding, above);
  }
  return same;
}
