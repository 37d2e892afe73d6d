import type { App } from '@touchstone/app-model';
import { byText } from '@touchstone/kernel/order';
import type { Aim, Reach } from '@touchstone/reach';
import type { StartSite } from './start-sites.ts';

/** Where a start leads, of all that its intent can be. */
export interface StartGoal {
  /** Other apps that it is aimed at by their package; parts of Android are none. */
  readonly packages: readonly string[];
  /** A component of the app may be started. */
  readonly isOwn: boolean;
  /** It leaves the app: for another one, or for whoever opens an address. */
  readonly isElsewhere: boolean;
  /** What is said of it first: package, address, action or class. */
  readonly target: string | undefined;
}

export function startGoal(app: App, reach: Reach, { site, operand }: StartSite): StartGoal {
  const aims = reach.aimsOf(site, operand);
  const packages = [...new Set(aims.flatMap((aim) => aim.packages.filter((name) => PACKAGE.test(name) && !OF_SYSTEM.test(name))))].sort(
    byText,
  );
  const address = aims.flatMap(({ data }) => data)[0];
  const own = aims.filter((aim) => aim.isOwn || aim.classes.length > 0 || isOwnAction(app, aim));
  const elsewhere = aims.filter((aim) => !own.includes(aim) && leaves(aim));
  const action = aims.flatMap(({ actions }) => actions)[0];
  const className = aims.flatMap(({ classes }) => classes)[0];
  return {
    packages,
    isOwn: own.some((aim) => aim.packages.length === 0),
    isElsewhere: packages.length > 0 || elsewhere.length > 0,
    target: packages[0] ?? address ?? action ?? className,
  };
}

/** An action that only a component of the app answers to, as far as its manifest says. */
function isOwnAction({ manifest }: App, { actions, packages }: Aim): boolean {
  if (packages.length > 0 || actions.length === 0) return false;
  return actions.every(
    (action) =>
      !action.startsWith('android.') &&
      manifest?.components.some(({ filters }) => filters.some((filter) => filter.actions.includes(action))) === true,
  );
}

/** A page or another app opens; pages of the system's settings and pickers of its own are no jump. */
const leaves = ({ actions, data }: Aim): boolean =>
  actions.includes('android.intent.action.VIEW') ||
  data.some((address) => /^[\w.+-]+:/.test(address) && !/^(?:package|tel|mailto|sms|smsto|content|file):/.test(address)) ||
  actions.some((action) => !action.startsWith('android.'));

const PACKAGE = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/;
const OF_SYSTEM = /^(?:android|com\.android(?:\.\w+)*|com\.google\.android\.(?:gms|gsf|packageinstaller|permissioncontroller))$/;
