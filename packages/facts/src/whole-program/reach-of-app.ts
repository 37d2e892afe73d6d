import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import { analyseReach, type Reach } from '@touchstone/reach';
import { dataAccessOf } from '../data-access/data-access.ts';
import type { Knowledge } from '../knowledge.ts';
import { permissionRequestsOf } from '../permission-requests/request-calls.ts';
import { apiNamed } from './api-names.ts';
import { downloadSites } from './download-sites.ts';
import { startSites } from './start-sites.ts';

const known = new WeakMap<App, { readonly knowledge: Knowledge; readonly reach: Reach }>();

/**
 * Whole-program analysis of an app, made once for all detectors that ask: which code can run, when, and before or behind the
 * consent gate. Asked are all places that any of them wants to know about.
 */
export function reachOf(app: App, knowledge: Knowledge): Reach {
  const before = known.get(app);
  if (before?.knowledge === knowledge) return before.reach;
  const names = apiNamed(knowledge.apis);
  const reach = analyseReach(app, askedSites(app, knowledge), {
    lists: knowledge.lists,
    matchesReflective: (target) => names.of(target) !== undefined,
  });
  known.set(app, { knowledge, reach });
  return reach;
}

/** Each instruction once, in the order of methods. */
function askedSites(app: App, knowledge: Knowledge): readonly Pick<Site, 'method' | 'instruction'>[] {
  const sites: readonly Pick<Site, 'method' | 'instruction'>[] = [
    ...dataAccessOf(app, knowledge).reads.map(({ site }) => site),
    ...permissionRequestsOf(app, knowledge).requests.flatMap(({ site, namedAt }) => [site, ...(namedAt === undefined ? [] : [namedAt])]),
    ...startSites(app, knowledge).map(({ site }) => site),
    ...downloadSites(app, knowledge).map(({ site }) => site),
  ];
  const once = new Map(sites.map((site) => [`${site.method.id} ${site.instruction}`, site]));
  return [...once.values()].sort((a, b) => a.method.id - b.method.id || a.instruction - b.instruction);
}
