import type { FlowRecipe } from '../recipe.ts';
import { aliasing } from './aliasing.ts';
import { androidSpecific } from './android-specific.ts';
import { arraysAndLists } from './arrays-and-lists.ts';

/** Recipes a developer of the analyser may read and tune on. By category. */
export const categories: Readonly<Record<string, readonly FlowRecipe[]>> = {
  aliasing,
  'android-specific': androidSpecific,
  'arrays-and-lists': arraysAndLists,
};
