import type { FlowRecipe } from '../recipe.ts';
import { aliasing } from './aliasing.ts';
import { androidSpecific } from './android-specific.ts';
import { arraysAndLists } from './arrays-and-lists.ts';

/** Recipes that only the measurement and the corpus test may read. By category. */
export const heldBackCategories: Readonly<Record<string, readonly FlowRecipe[]>> = {
  aliasing,
  'android-specific': androidSpecific,
  'arrays-and-lists': arraysAndLists,
};
