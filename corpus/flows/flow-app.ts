import { type ConsentApp, consentApp, type NoFlow } from '../consent/index.ts';
import type { FlowRecipe, GivenNoFlow } from './recipe.ts';

/** An app as in `corpus/consent`, whose truth says `flows` and `noFlows` and nothing else. */
export interface FlowApp extends ConsentApp {
  /** Pairs that count neither for nor against. */
  readonly unjudged: readonly NoFlow[];
}

/** @throws Error that names the recipe, when its code or its truth cannot be understood */
export function flowApp(category: string, recipe: FlowRecipe): FlowApp {
  const { flows, noFlows, unjudged = [], java, ...rest } = recipe;
  const packageName = `cn.shuiliu.${recipe.id.replaceAll('-', '')}`;
  const source = `package ${packageName}; ${java.replaceAll('%p', packageName)}`;
  const made = (others: readonly GivenNoFlow[]): ConsentApp =>
    consentApp(category, { ...rest, java: source, truth: { flows, noFlows: others } });
  return { ...made(noFlows ?? []), unjudged: unjudged.length === 0 ? [] : (made(unjudged).truth.noFlows ?? []) };
}
