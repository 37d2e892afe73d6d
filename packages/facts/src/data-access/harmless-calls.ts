import type { CallSite } from '@touchstone/program';
import { outermostOf } from '../class-names.ts';
import { intentTarget } from '../intent-targets.ts';
import { textList } from '../lists.ts';
import { isForwarded } from './argument-rules.ts';
import type { Search } from './search.ts';

/** Whether a call of the API table reads nothing that its code does not have anyway. */
export function isHarmless(search: Search, site: CallSite): boolean {
  const { class: owner, name } = site.target;
  return HARMLESS[`${owner}->${name}`]?.(search, site) ?? false;
}

type Harmless = (search: Search, site: CallSite) => boolean;

const EVENT = 'Landroid/view/accessibility/AccessibilityEvent;';
const NODE = 'Landroid/view/accessibility/AccessibilityNodeInfo;';

const HARMLESS: Readonly<Record<string, Harmless>> = {
  'Landroid/location/Location;->getLatitude': isHandedOn,
  'Landroid/location/Location;->getLongitude': isHandedOn,
  'Landroid/content/pm/PackageManager;->getPackagesForUid': asksWhoCalls,
  'Landroid/content/pm/PackageManager;->getNameForUid': asksWhoCalls,
  ...Object.fromEntries(
    ['queryIntentActivities', 'queryIntentServices', 'queryBroadcastReceivers', 'resolveActivity', 'resolveService'].map((name) => [
      `Landroid/content/pm/PackageManager;->${name}`,
      asksOfItself,
    ]),
  ),
  [`${EVENT}->getText`]: describesItself,
  [`${NODE}->getText`]: describesItself,
  [`${NODE}->getContentDescription`]: describesItself,
};

/** A location that an SDK carries from the system to its caller, or compares and prints, is not got there. */
function isHandedOn({ app, knowledge }: Search, { method }: CallSite): boolean {
  if (OF_OBJECT.has(method.name)) return true;
  const owner = app.owners.of(method.class);
  return owner.owner === 'sdk' && textList(knowledge, 'personal-information', 'locationCarriers').includes(owner.sdk);
}

const OF_OBJECT = new Set(['equals', 'hashCode', 'toString', 'writeToParcel']);

/** The app behind a uid that has called this one, or that a caller of the SDK wants looked up: no list of apps. */
function asksWhoCalls(search: Search, site: CallSite): boolean {
  const uid = site.argument(0);
  return (uid?.kind === 'call' && uid.class === 'Landroid/os/Binder;') || isForwarded(search, site, 0);
}

/** Which of the app's own components answer to an intent. */
function asksOfItself({ app, nearby }: Search, site: CallSite): boolean {
  return intentTarget(app, site, 0, nearby).to === 'own';
}

/** A view that fills in what is to be said of itself. Services read what others show. */
function describesItself({ program }: Search, site: CallSite): boolean {
  const { class: descriptor, name } = site.method;
  const around = [descriptor, outermostOf(descriptor)];
  const isAmong = (types: readonly string[]) => around.some((one) => types.some((type) => program.isSubtype(one, type)));
  if (isAmong([SERVICE])) return false;
  const made = site.receiver();
  return (made?.kind === 'call' && made.class === site.target.class && made.name === 'obtain') || FILLS_IN.test(name) || isAmong(VIEWS);
}

const SERVICE = 'Landroid/accessibilityservice/AccessibilityService;';
const VIEWS = [
  'Landroid/view/View;',
  'Landroid/view/View$AccessibilityDelegate;',
  'Landroid/view/accessibility/AccessibilityNodeProvider;',
];
/** Names of the framework's methods, which renaming leaves, and of those that libraries make for the same. */
const FILLS_IN =
  /^(?:onPopulateAccessibilityEvent|dispatchPopulateAccessibilityEvent|onInitializeAccessibility(?:Event|NodeInfo)|sendAccessibilityEvent\w*|createAccessibilityNodeInfo|createEventForChild)$/;
