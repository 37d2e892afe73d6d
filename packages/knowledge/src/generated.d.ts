import type { Knowledge } from '@touchstone/facts';
import type { Guidance, RuleSet } from '@touchstone/rules';

/** Written by scripts/generate.ts from data/ and rules/; not in git. */
export const knowledge: Knowledge;
export const ruleSet: RuleSet;
/** How firms put things right; made when it is asked for. */
export function guidance(): Guidance;
/** SHA-256 over all files it was made from; a test compares it. */
export const sourcesSha256: string;
