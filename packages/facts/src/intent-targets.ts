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
  /** Package, action or address that decides. A package or class decides before an action. */
  readonly detail?: string;
}

interface Aim extends IntentTarget {
  /** It goes to whoever answers to the action, as far as the value shows. */
  readonly isByAction?: boolean;
}

/**
 * Target of the intent that a call gets as argument `n`: from the value itself, else from what its method calls on
 * intents, since `setPackage` and `setClassName` change the object and leave no value behind.
 */
export function intentTarget(app: App, site: CallSite, n: number, nearby: NearbyCalls): IntentTarget {
  const value = site.argument(n);
  const { isByAction, ...direct } = targetOf(app, value);
  if (direct.to !== 'unknown' && isByAction !== true) return direct;
  for (const call of nearby.inMethod(site.method, 'intent package', (target) => TARGETS.has(descriptorOfCall(target)))) {
    if (isByAction === true && !isCalledOn(call, value)) continue;
    const set = setBy(app, call);
    if (set.to !== 'unknown') return set;
  }
  return direct;
}

/** Whether the receiver of a call was made in the same way as the value: of two intents in one method, this one. */
function isCalledOn(call: CallSite, value: Constant | undefined): boolean {
  if (call.target.class !== INTENT) return false;
  const made = (constant: Constant | undefined) => JSON.stringify([...partsOf(constant)].find(({ kind }) => kind === 'new'));
  return made(call.receiver()) === made(value);
}

function setBy(app: App, call: CallSite): IntentTarget {
  const argument = call.argument(TARGETS.get(descriptorOfCall(call.target)) ?? 0);
  return call.target.name === 'setComponent' ? targetOf(app, argument) : byPackage(app, argument, undefined);
}

/** Argument that holds a package name or component, of calls that aim an intent. */
const TARGETS: ReadonlyMap<string, number> = new Map([
  [`${INTENT}->setPackage(Ljava/lang/String;)${INTENT}`, 0],
  [`${INTENT}->setClassName(Ljava/lang/String;Ljava/lang/String;)${INTENT}`, 0],
  [`${INTENT}->setComponent(${COMPONENT})${INTENT}`, 0],
  [`${COMPONENT}-><init>(Ljava/lang/String;Ljava/lang/String;)V`, 0],
  ['Landroid/content/pm/PackageManager;->getLaunchIntentForPackage(Ljava/lang/String;)Landroid/content/Intent;', 0],
]);

function targetOf(app: App, value: Constant | undefined): Aim {
  let detail: string | undefined;
  for (const part of partsOf(value)) {
    if (part.kind === 'class') return { to: 'own', detail: part.descriptor };
    if (part.kind === 'new' && part.class === COMPONENT && part.arguments[1]?.kind !== 'class')
      return byPackage(app, part.arguments[0], detail);
    if (part.kind === 'call' && part.name === 'getLaunchIntentForPackage') return byPackage(app, part.arguments[1], detail);
    if (part.kind === 'call' && (part.name === 'setPackage' || part.name === 'setClassName'))
      return byPackage(app, part.arguments[1], detail);
    if (part.kind === 'new' && part.class === INTENT) detail ??= textOf(part.arguments[0]);
  }
  return byAction(detail);
}

function byPackage(app: App, constant: Constant | undefined, detail: string | undefined): Aim {
  const name = packageNamed(app, constant);
  if (name === 'own') return { to: 'own' };
  if (name !== undefined) return { to: 'other', detail: name };
  return byAction(detail);
}

const byAction = (detail: string | undefined): Aim =>
  detail === undefined ? { to: 'unknown' } : { to: 'other', detail, isByAction: true };

/**
 * Authority of a content address that another app answers to: asking starts that app. Undefined for providers of the
 * app itself, of Android and of device makers.
 */
export function foreignProvider({ manifest }: App, address: string): string | undefined {
  const authority = /^content:\/\/(?:\d+@)?([\w.-]+)/.exec(address)?.[1];
  if (authority === undefined || manifest === undefined || OF_SYSTEM.test(authority)) return undefined;
  const isOwn = authority === manifest.package || authority.startsWith(`${manifest.package}.`);
  const isDeclared = manifest.components.some(({ authorities }) => authorities.includes(authority));
  return isOwn || isDeclared ? undefined : authority;
}

/** Names without a point are Android's own: `sms`, `settings`. */
const OF_SYSTEM =
  /^(?:[^.]+$|android\.|com\.(?:android|google|qualcomm|mediatek|huawei|hihonor|miui|xiaomi|vivo|bbk|iqoo|oppo|coloros|heytap|oplus|oneplus|meizu|flyme|samsung|sec|sonymobile|sonyericsson|lge|htc|asus|lenovo|motorola|zte|smartisanos|coolpad|transsion)\.|cn\.nubia\.)/;
