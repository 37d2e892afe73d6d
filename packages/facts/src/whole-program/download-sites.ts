import type { App } from '@touchstone/app-model';
import type { CallSite, Site } from '@touchstone/program';
import type { Knowledge } from '../knowledge.ts';
import { rowList, textList } from '../lists.ts';
import { startSites } from './start-sites.ts';

/** Code that downloads a file to keep, or that installs a package. */
export interface DownloadSite {
  readonly site: Site;
  readonly what: 'download' | 'install';
  /** As catalogued. */
  readonly api: string;
}

const known = new WeakMap<App, { readonly knowledge: Knowledge; readonly sites: readonly DownloadSite[] }>();

/** Calls of the table, installs by intent, and packages fetched over the network. The same list for the same app and catalogues. */
export function downloadSites(app: App, knowledge: Knowledge): readonly DownloadSite[] {
  const before = known.get(app);
  if (before?.knowledge === knowledge) return before.sites;
  const sites = [...direct(app, knowledge), ...byIntent(app, knowledge), ...byNetwork(app, knowledge)];
  known.set(app, { knowledge, sites });
  return sites;
}

function* direct({ program }: App, knowledge: Knowledge): Generator<DownloadSite> {
  for (const row of rowList(knowledge, 'downloads', 'calls')) {
    const query = { class: String(row['class']), name: String(row['name']) };
    if (!program.mentionsType(query.class)) continue;
    const what = row['what'] === 'install' ? 'install' : 'download';
    for (const site of program.callsTo(query)) yield { site, what, api: `${query.class}->${query.name}` };
  }
}

/** `startActivity` in a method that names the type of a package, or the action to install one. */
function* byIntent(app: App, knowledge: Knowledge): Generator<DownloadSite> {
  const methods = new Set(
    textList(knowledge, 'downloads', 'installTexts').flatMap((text) => app.program.usesOfText(text).map(({ method }) => method.id)),
  );
  if (methods.size === 0) return;
  for (const { site, what } of startSites(app, knowledge)) {
    if (what === 'activity' && methods.has(site.method.id)) yield { site, what: 'install', api: 'application/vnd.android.package-archive' };
  }
}

/** A call that opens an address in a class that stores a file and names that of a package. */
function* byNetwork(app: App, knowledge: Knowledge): Generator<DownloadSite> {
  const stores = new Set(callsOf(app, knowledge, 'stores').map(({ method }) => method.class));
  const opens = Map.groupBy(
    callsOf(app, knowledge, 'opens').filter(({ method }) => stores.has(method.class)),
    ({ method }) => method.class,
  );
  if (opens.size === 0) return;
  const seen = new Set<string>();
  for (const { text, uses } of packageFiles(app)) {
    for (const { method } of uses()) {
      const open = opens.get(method.class)?.[0];
      if (open === undefined || seen.has(`${method.class} ${text}`) || seen.size >= MOST_FILES) continue;
      seen.add(`${method.class} ${text}`);
      yield { site: open, what: 'download', api: `${open.target.class}->${open.target.name}` };
    }
  }
}

/** Names of package files that one class may give; more are made up. */
const MOST_FILES = 1_000;

function callsOf(app: App, knowledge: Knowledge, key: string): readonly CallSite[] {
  return rowList(knowledge, 'downloads', key).flatMap((row) => {
    const query = { class: String(row['class']), name: String(row['name']) };
    if (!app.program.mentionsType(query.class)) return [];
    return app.program.callsTo(query).filter(({ method }) => app.owners.of(method.class).owner !== 'library');
  });
}

function* packageFiles({ program }: App): Generator<{ readonly text: string; uses(): readonly Site[] }> {
  for (const found of program.textsContaining(['.apk']))
    if (PACKAGE_FILE.test(found.text)) yield { text: found.text, uses: () => found.uses() };
}

const PACKAGE_FILE = /\.apk(?:$|[?#])/;
