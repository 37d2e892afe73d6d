import type { Evidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import type { Exhibits } from './exhibits.ts';
import { policyExhibit } from './policy-exhibit.ts';
import { quoteOf } from './quote-of.ts';
import { runExhibit } from './run-exhibit.ts';
import { screenExhibits } from './screen-exhibits.ts';

/** What a report shows of the evidence; undefined when there is none. */
export function exhibitsOf({ policy, run, screen }: Evidence, facts: readonly Fact[]): Exhibits | undefined {
  if (policy === undefined && run === undefined && screen === undefined) return undefined;
  return {
    ...(policy === undefined ? {} : { policy: policyExhibit(policy) }),
    ...(run === undefined ? {} : { runs: run.map(runExhibit) }),
    ...(screen === undefined ? {} : { screens: screenExhibits(screen, facts) }),
  };
}

/** Facts of the policy with the words at which they stand; the others as they are. */
export function withQuotes(facts: readonly Fact[], { policy }: Evidence): readonly Fact[] {
  if (policy === undefined) return facts;
  return facts.map((fact) => {
    const quote = fact.quote ?? quoteOf(fact, policy);
    return quote === undefined ? fact : { ...fact, quote };
  });
}
