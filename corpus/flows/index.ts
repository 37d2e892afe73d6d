import { categories } from './apps/index.ts';
import { type FlowApp, flowApp } from './flow-app.ts';
import type { FlowRecipe } from './recipe.ts';

export { apkOf } from '../consent/index.ts';
export { type FlowApp, flowApp } from './flow-app.ts';
export { type SuiteFile, suiteOf } from './suite.ts';
export { varied } from './variants.ts';

/** Every app that is not held back, made, in the order of the files. */
export function flowApps(): readonly FlowApp[] {
  return flowAppsOf(categories);
}

/** The held-back third comes in as an argument: only the measurement and the corpus test import it. */
export function flowAppsOf(given: Readonly<Record<string, readonly FlowRecipe[]>>): readonly FlowApp[] {
  return Object.entries(given).flatMap(([category, recipes]) => recipes.map((recipe) => flowApp(category, recipe)));
}
