import { categories } from './apps/index.ts';
import { type ConsentApp, consentApp } from './consent-app.ts';
import type { Recipe } from './recipe.ts';

export { steppingStones } from './apis.ts';
export { apkOf, type ConsentApp, consentApp } from './consent-app.ts';
export type {
  DeadRead,
  DownloadTruth,
  FlowTruth,
  Gate,
  GateTruth,
  JumpTruth,
  NoFlow,
  OneOf,
  PermissionTruth,
  ReadTruth,
  Sink,
  Spot,
  StartTruth,
  Trigger,
  Truth,
} from './truth.ts';
export { type LargeVariantName, largeVariants, type VariantName, variants } from './variants.ts';

/** Every app that is not held back, made, in the order of the files. */
export function consentApps(): readonly ConsentApp[] {
  return appsOf(categories);
}

/** The held-back third comes in as an argument: only `npm run accuracy` and the corpus test import it. */
export function appsOf(given: Readonly<Record<string, readonly Recipe[]>>): readonly ConsentApp[] {
  return Object.entries(given).flatMap(([category, recipes]) => recipes.map((recipe) => consentApp(category, recipe)));
}
