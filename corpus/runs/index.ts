import { consentStates } from './recipes/consent.ts';
import { frequency } from './recipes/frequency.ts';
import { traffic } from './recipes/traffic.ts';
import type { RunRecipe } from './run-recipe.ts';

/** The runs that analysers are written with. */
export const runs: readonly RunRecipe[] = [...frequency, ...consentStates, ...traffic];
