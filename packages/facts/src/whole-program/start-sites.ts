import type { App } from '@touchstone/app-model';
import { byText } from '@touchstone/kernel/order';
import type { CallSite } from '@touchstone/program';
import { usesOfApis } from '../api-rows.ts';
import { argumentValues } from '../argument-values.ts';
import { type IntentTarget, intentTarget } from '../intent-targets.ts';
import type { Knowledge } from '../knowledge.ts';
import { NearbyCalls } from '../nearby-calls.ts';
import { packageNamed } from '../other-packages.ts';

/** A call that starts a component: of the app, of another app, or of one that cannot be told. */
export interface StartSite {
  readonly site: CallSite;
  readonly what: 'activity' | 'service' | 'receiver';
  readonly target: IntentTarget;
  /** Other apps that it is aimed at by their package. */
  readonly packages: readonly string[];
}

const ACTIONS = new Set(['start-other-app', 'start-service']);
const known = new WeakMap<App, { readonly knowledge: Knowledge; readonly sites: readonly StartSite[] }>();

/** Calls that start components. The same list for the same app and catalogues. */
export function startSites(app: App, knowledge: Knowledge): readonly StartSite[] {
  const before = known.get(app);
  if (before?.knowledge === knowledge) return before.sites;
  const sites = [...find(app, knowledge)];
  known.set(app, { knowledge, sites });
  return sites;
}

/** Real apps have some hundred. */
const MOST_SITES = 20_000;

function* find(app: App, knowledge: Knowledge): Generator<StartSite> {
  const nearby = new NearbyCalls(app.program);
  const rows = knowledge.apis.filter(({ member, action }) => member === 'method' && ACTIONS.has(action ?? ''));
  let left = MOST_SITES;
  for (const { sites } of usesOfApis(app.program, rows)) {
    for (const site of sites) {
      if (!('target' in site)) continue;
      const intent = intentArgument(site);
      if (intent < 0 || app.owners.of(site.method.class).owner === 'library') continue;
      if (--left < 0) return;
      const target = intentTarget(app, site, intent, nearby);
      const packages = target.to === 'own' && target.detail !== undefined ? [] : packagesAimedAt(app, site, nearby);
      yield { site, what: startedBy(site.target.name), target, packages };
    }
  }
}

function intentArgument({ target }: CallSite): number {
  const types = target.signature.slice(1, target.signature.indexOf(')')).match(/\[*(?:L[^;]*;|[A-Z])/g) ?? [];
  return types.findIndex((type) => type === INTENT || type === `[${INTENT}`);
}

const INTENT = 'Landroid/content/Intent;';

const startedBy = (name: string): StartSite['what'] =>
  name.includes('Activit') ? 'activity' : name.includes('Service') ? 'service' : 'receiver';

/** Packages that the method around a start aims intents at; what callers hand in counts too. Parts of Android are no other apps. */
function packagesAimedAt(app: App, site: CallSite, nearby: NearbyCalls): readonly string[] {
  const aims = nearby.inMethod(site.method, 'aims at a package', ({ class: owner, name, signature }) => {
    return Object.hasOwn(AIMS, `${owner}->${name}`) && signature.startsWith('(Ljava/lang/String;');
  });
  const names = aims.flatMap((call) => argumentValues(app.program, call, 0).map((value) => packageNamed(app, value)));
  const others = names.filter((name) => name !== undefined && name !== 'own' && PACKAGE.test(name) && !OF_SYSTEM.test(name));
  return [...new Set(others as string[])].sort(byText);
}

/** Calls whose first argument is a package, by class and name. */
const AIMS: Readonly<Record<string, true>> = {
  'Landroid/content/Intent;->setPackage': true,
  'Landroid/content/Intent;->setClassName': true,
  'Landroid/content/ComponentName;-><init>': true,
  'Landroid/content/pm/PackageManager;->getLaunchIntentForPackage': true,
};

const PACKAGE = /^[A-Za-z][\w]*(?:\.[A-Za-z]\w*)+$/;
const OF_SYSTEM = /^(?:android|com\.android(?:\.\w+)*|com\.google\.android\.(?:gms|gsf|packageinstaller|permissioncontroller))$/;
