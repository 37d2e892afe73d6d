import { TECHNICAL_CHECKS } from '@touchstone/domain/engine';
import { ruleSet } from '@touchstone/knowledge';

/** What a clause is about, in Chinese, by the first of its rules; technical checks by their own words. */
export function clauseTitles(): ReadonlyMap<string, string> {
  const titles = new Map<string, string>(TECHNICAL_CHECKS.map(({ id, zh }) => [id, zh]));
  for (const { clause, title } of ruleSet.rules) if (!titles.has(clause)) titles.set(clause, title.zh);
  return titles;
}
