import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { Knowledge } from '../knowledge.ts';
import { rowList, textList } from '../lists.ts';
import { NearbyCalls } from '../nearby-calls.ts';
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

/** A method that opens an address and stores what comes, where it or its class names a package file. */
function* byNetwork(app: App, knowledge: Knowledge): Generator<DownloadSite> {
  const { program } = app;
  const isRow = (key: string) => {
    const names = new Set(rowList(knowledge, 'downloads', key).map((row) => `${String(row['class'])}->${String(row['name'])}`));
    return (target: { readonly class: string; readonly name: string }) => names.has(`${target.class}->${target.name}`);
  };
  const [opens, stores] = [isRow('opens'), isRow('stores')];
  const nearby = new NearbyCalls(program);
  const seen = new Set<number>();
  const isPossible = rowList(knowledge, 'downloads', 'opens').some((row) => program.mentionsType(String(row['class'])));
  for (const found of isPossible ? program.textsContaining(['.apk']) : []) {
    if (!PACKAGE_FILE.test(found.text)) continue;
    for (const { method } of found.uses()) {
      const open = nearby.find(method, 'opens an address', opens);
      if (open === undefined || seen.has(open.method.id)) continue;
      seen.add(open.method.id);
      if (nearby.find(open.method, 'stores a file', stores) !== undefined)
        yield { site: open, what: 'download', api: `${open.target.class}->${open.target.name}` };
    }
  }
}

const PACKAGE_FILE = /\.apk(?:$|[?#])/;
