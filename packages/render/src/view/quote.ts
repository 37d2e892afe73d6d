import type { Fact } from '@touchstone/facts';

/** The words at which a fact stands; undefined where there are none or the sentence about the fact has them already. */
export const quoteOf = ({ quote, attributes }: Fact): string | undefined =>
  quote === undefined || quote === '' || Object.values(attributes).includes(quote) ? undefined : quote;
