import type { App } from '@touchstone/app-model';
import type { CallSite } from '@touchstone/program';
import { usesOfApis } from '../api-rows.ts';
import type { Knowledge } from '../knowledge.ts';

/** A call that starts a component, of the app or of another one. */
export interface StartSite {
  readonly site: CallSite;
  readonly what: 'activity' | 'service' | 'receiver';
  /** Operand that holds the intent; the receiver is operand 0 where there is one. */
  readonly operand: number;
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
  const rows = knowledge.apis.filter(({ member, action }) => member === 'method' && ACTIONS.has(action ?? ''));
  let left = MOST_SITES;
  for (const { sites } of usesOfApis(app.program, rows)) {
    for (const site of sites) {
      if (!('target' in site)) continue;
      const argument = intentArgument(site);
      if (argument < 0 || app.owners.of(site.method.class).owner === 'library') continue;
      if (--left < 0) return;
      yield { site, what: startedBy(site.target.name), operand: site.how === 'static' ? argument : argument + 1 };
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
