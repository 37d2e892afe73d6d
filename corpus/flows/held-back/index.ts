import type { FlowRecipe } from '../recipe.ts';
import { aliasing } from './aliasing.ts';
import { androidSpecific } from './android-specific.ts';
import { arraysAndLists } from './arrays-and-lists.ts';
import { callbacks } from './callbacks.ts';
import { cutFlows } from './cut-flows.ts';
import { emulatorGuards } from './emulator-guards.ts';
import { fieldsAndObjects } from './fields-and-objects.ts';
import { generalJava } from './general-java.ts';
import { implicitFlows } from './implicit-flows.ts';
import { interComponent } from './inter-component.ts';
import { lifecycle } from './lifecycle.ts';
import { nativeNames } from './native-names.ts';
import { newerLibraries } from './newer-libraries.ts';
import { reflection } from './reflection.ts';
import { reflectiveComponents } from './reflective-components.ts';
import { sourcesAndSinks } from './sources-and-sinks.ts';
import { strongUpdates } from './strong-updates.ts';
import { threading } from './threading.ts';
import { viewsAndLayouts } from './views-and-layouts.ts';

/** Recipes that only the measurement and the corpus test may read. By category. */
export const heldBackCategories: Readonly<Record<string, readonly FlowRecipe[]>> = {
  aliasing,
  'android-specific': androidSpecific,
  'arrays-and-lists': arraysAndLists,
  callbacks,
  'cut-flows': cutFlows,
  'emulator-guards': emulatorGuards,
  'fields-and-objects': fieldsAndObjects,
  'general-java': generalJava,
  'implicit-flows': implicitFlows,
  'inter-component': interComponent,
  lifecycle,
  'native-names': nativeNames,
  'newer-libraries': newerLibraries,
  reflection,
  'reflective-components': reflectiveComponents,
  'sources-and-sinks': sourcesAndSinks,
  'strong-updates': strongUpdates,
  threading,
  'views-and-layouts': viewsAndLayouts,
};
