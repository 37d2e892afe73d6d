import type { App } from '@touchstone/app-model';
import type { CallSite, Constant } from '@touchstone/program';
import { descriptorOfCall } from './api-rows.ts';
import { partsOf, textOf } from './constant-values.ts';
import type { NearbyCalls } from './nearby-calls.ts';
import { packageNamed } from './other-packages.ts';

const INTENT = 'Landroid/content/Intent;';
const COMPONENT = 'Landroid/content/ComponentName;';

/** Where an intent goes. `own`: a component of the app; `unknown`: neither class, package nor action is constant. */
export interface IntentTarget {
  readonly to: 'own' | 'other' | 'unknown';
  /** Package, action or address that decides. */
  readonly detail?: string;
}

/**
 * Target of the intent that a call gets as argument `n`: from the value itself, else from what its method calls on
 * intents, since `setPackage` and `setClassName` change the object and leave no value behind.
 */
export function intentTarget(app: App, site: CallSite, n: number, nearby: NearbyCalls): IntentTarget {
  const value = site.argument(n);
  const direct = targetOf(app, value);
  if (direct.to !== 'unknown') return direct;
  for (const call of nearby.inMethod(site.method, 'intent package', (target) => PACKAGE_ARGUMENT.has(descriptorOfCall(target)))) {
    const name = packageNamed(app, call.argument(PACKAGE_ARGUMENT.get(descriptorOfCall(call.target)) ?? 0));
    if (name !== undefined) return name === 'own' ? { to: 'own' } : { to: 'other', detail: name };
  }
  return direct;
}

/** Argument that holds a package name, of calls on intents. */
const PACKAGE_ARGUMENT: ReadonlyMap<string, number> = new Map([
  [`${INTENT}->setPackage(Ljava/lang/String;)${INTENT}`, 0],
  [`${INTENT}->setClassName(Ljava/lang/String;Ljava/lang/String;)${INTENT}`, 0],
  [`${COMPONENT}-><init>(Ljava/lang/String;Ljava/lang/String;)V`, 0],
  ['Landroid/content/pm/PackageManager;->getLaunchIntentForPackage(Ljava/lang/String;)Landroid/content/Intent;', 0],
]);

function targetOf(app: App, value: Constant | undefined): IntentTarget {
  let detail: string | undefined;
  for (const part of partsOf(value)) {
    if (part.kind === 'class') return { to: 'own', detail: part.descriptor };
    if (part.kind === 'new' && part.class === COMPONENT) return byPackage(app, part.arguments[0], detail);
    if (part.kind === 'call' && part.name === 'getLaunchIntentForPackage') return byPackage(app, part.arguments[1], detail);
    if (part.kind === 'call' && (part.name === 'setPackage' || part.name === 'setClassName'))
      return byPackage(app, part.arguments[1], detail);
    if (part.kind === 'new' && part.class === INTENT) detail ??= textOf(part.arguments[0]);
  }
  return detail === undefined ? { to: 'unknown' } : { to: 'other', detail };
}

function byPackage(app: App, constant: Constant | undefined, detail: string | undefined): IntentTarget {
  const name = packageNamed(app, constant);
  if (name === 'own') return { to: 'own' };
  if (name !== undefined) return { to: 'other', detail: name };
  return detail === undefined ? { to: 'unknown' } : { to: 'other', detail };
}
