import { type ConsentApp, type LargeVariantName, largeVariants, type VariantName, variants } from '../../../corpus/consent/index.ts';
import { type FlowApp, varied } from '../../../corpus/flows/index.ts';

export const VARIANTS = Object.keys(variants) as readonly VariantName[];
export const LARGE_VARIANTS = Object.keys(largeVariants) as readonly LargeVariantName[];

export type AnyVariant = VariantName | LargeVariantName;

/** A mechanical variant of an app of either corpus: other code, the same answer. */
export function variantOf(app: ConsentApp | FlowApp, name: AnyVariant): ConsentApp {
  return 'unjudged' in app ? varied(app, name) : { ...variants, ...largeVariants }[name](app);
}
