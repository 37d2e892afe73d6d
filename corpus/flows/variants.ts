import { type LargeVariantName, largeVariants, type VariantName, variants } from '../consent/index.ts';
import type { FlowApp } from './flow-app.ts';

/** A mechanical variant of an app: other code, the same answer. What is unjudged names the new places too. */
export function varied(app: FlowApp, name: VariantName | LargeVariantName): FlowApp {
  const vary = { ...variants, ...largeVariants }[name];
  const unjudged = vary({ ...app, truth: { noFlows: app.unjudged } }).truth.noFlows ?? [];
  return { ...vary(app), unjudged };
}
