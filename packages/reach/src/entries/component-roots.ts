import type { Component, Manifest } from '@touchstone/app-model';
import type { Entry, EntryHow } from '../entry.ts';
import type { Trigger } from '../trigger.ts';
import { descriptorOf } from './class-names.ts';
import type { EntryFinder } from './entry-finder.ts';

/** Class of a component; of an alias the activity behind it. */
export const componentClass = ({ name, targetActivity }: Component): string => descriptorOf(targetActivity ?? name);

/** What the manifest alone opens to the user, the system and other apps: launcher, exported components, receivers, push. */
export function componentRoots(finder: EntryFinder, manifest: Manifest): readonly Entry[] {
  const seen = new Set<string>();
  return manifest.components.flatMap((component) => {
    const trigger = component.enabled ? rootTrigger(finder, manifest, component) : undefined;
    const descriptor = componentClass(component);
    const key = `${trigger} ${descriptor}`;
    if (trigger === undefined || seen.has(key)) return [];
    seen.add(key);
    const process = component.process ?? manifest.application.process;
    return finder.roots(descriptor, trigger, { component, process, because: { how: howOf(component, trigger), what: component.name } });
  });
}

/** Where all activities, services, receivers and providers stand when code of the app starts them. */
export function howOf({ type }: Component, trigger: Trigger | 'same'): EntryHow {
  if (trigger === 'first-screen') return 'launcher';
  if (trigger === 'push') return 'push';
  return type === 'activity-alias' ? 'activity' : type;
}

function rootTrigger(finder: EntryFinder, manifest: Manifest, component: Component): Trigger | undefined {
  const descriptor = componentClass(component);
  const actions = component.filters.flatMap((filter) => filter.actions);
  if (component.type === 'provider') return undefined;
  if (isScreen(component)) {
    if (isLauncher(component)) return 'first-screen';
    return isOpen(component, manifest) ? 'system-event' : undefined;
  }
  const isPushed = actions.some((action) => finder.lists.pushActions.has(action));
  const called = finder.lifeCycles.callbacksOf(descriptor);
  if (called.some(({ when }) => when === 'push')) return 'push';
  const isOfSystem = actions.some((action) => finder.lists.systemActions.some((prefix) => action.startsWith(prefix)));
  if (!isOpen(component, manifest) && !isOfSystem && !isPushed) return undefined;
  const isOfPush = finder.lists.pushPackages.some((name) => component.name.startsWith(`${name}.`));
  return isPushed || isOfPush ? 'push' : 'system-event';
}

const isScreen = ({ type }: Component): boolean => type === 'activity' || type === 'activity-alias';

const OPENED_BY_USER = ['LAUNCHER', 'LEANBACK_LAUNCHER', 'CAR_LAUNCHER', 'HOME'].map((name) => `android.intent.category.${name}`);

const isLauncher = ({ filters }: Component): boolean =>
  filters.some(
    ({ actions, categories }) =>
      actions.includes('android.intent.action.MAIN') && OPENED_BY_USER.some((category) => categories.includes(category)),
  );

/**
 * Whether other apps can start it: exported, and under no permission that only the system or apps of the same signer hold.
 * A scheduled job is started by the system alone, and only when the app scheduled it.
 */
function isOpen({ exported, permission }: Component, { definedPermissions }: Manifest): boolean {
  if (!exported || permission === undefined) return exported;
  if (permission === 'android.permission.BIND_JOB_SERVICE') return false;
  return !definedPermissions.some(({ name, protectionLevel }) => name === permission && protectionLevel.includes('signature'));
}
