import type { App, Component, Manifest } from '@touchstone/app-model';
import { descriptorOf } from './class-names.ts';

const HOME_CATEGORIES = ['android.intent.category.LAUNCHER', 'android.intent.category.LEANBACK_LAUNCHER', 'android.intent.category.HOME'];

/** Entries by which the user opens the app, activities and aliases; also those that are disabled. */
export function launcherEntries(manifest: Manifest): readonly Component[] {
  return manifest.components.filter(
    ({ type, filters }) =>
      (type === 'activity' || type === 'activity-alias') &&
      filters.some(
        ({ actions, categories }) =>
          actions.includes('android.intent.action.MAIN') && HOME_CATEGORIES.some((category) => categories.includes(category)),
      ),
  );
}

/** Descriptors of the classes that launcher entries open. */
export function launcherClasses(manifest: Manifest): ReadonlySet<string> {
  return new Set(launcherEntries(manifest).map(({ name, targetActivity }) => descriptorOf(targetActivity ?? name)));
}

/** Launcher classes and those above them that the app defines: where code of the first screen lives. */
export function firstScreenClasses(app: App, manifest: Manifest): ReadonlySet<string> {
  const classes = new Set(launcherClasses(manifest));
  for (const descriptor of classes) {
    const parent = app.program.class(descriptor)?.superclass;
    if (parent !== undefined && app.program.class(parent) !== undefined && !LIBRARY_PARENT.test(parent)) classes.add(parent);
  }
  return classes;
}

const LIBRARY_PARENT = /^L(androidx|android\/support)\//;
