import { type ConsentApp, type VariantName, variants } from '../../../corpus/consent/index.ts';
import { type FlowApp, varied } from '../../../corpus/flows/index.ts';

export const VARIANTS = Object.keys(variants) as readonly VariantName[];

/** A mechanical variant of an app of either corpus: other code, the same answer. */
export function variantOf(app: ConsentApp | FlowApp, name: VariantName): ConsentApp {
  return 'unjudged' in app ? varied(app, name) : variants[name](app);
}
