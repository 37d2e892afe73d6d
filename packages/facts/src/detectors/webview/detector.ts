import type { App } from '@touchstone/app-model';
import type { CallSite, Class } from '@touchstone/program';
import { classNameOf, outermostOf } from '../../class-names.ts';
import { numberOf, partsOf, textOf } from '../../constant-values.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { rowList, textList } from '../../lists.ts';
import { Sightings } from '../../sightings.ts';
import { tellingSites } from '../../telling-sites.ts';

/** What pages inside the app can reach: bridges to its objects, and settings that take the fence away. */
export const webview: Detector = {
  id: 'webview',
  version: 1,
  yields: ['webview.bridge', 'webview.setting'],

  *detect(app, knowledge) {
    const sightings = new Sightings(app);
    const open = new Map<string, readonly string[]>();
    for (const owner of textList(knowledge, 'webview', 'views')) {
      for (const site of app.program.callsTo({ class: owner, name: 'addJavascriptInterface' }))
        yield* bridgeFacts(app, sightings, site, open);
    }
    for (const { setting, class: owner, name, value } of rowList(knowledge, 'webview', 'settings')) {
      for (const site of tellingSites(app.program.callsTo({ class: String(owner), name: String(name) }))) {
        if (numberOf(site.argument(0)) === Number(value)) yield* sightings.first('webview.setting', { setting: String(setting) }, site);
      }
    }
  },
};

const MOST_METHODS = 50;
const MOST_CLASSES = 100;
const OPEN = 'Landroid/webkit/JavascriptInterface;';

function* bridgeFacts(app: App, sightings: Sightings, site: CallSite, open: Map<string, readonly string[]>): Generator<Fact> {
  const name = textOf(site.argument(1)) ?? '?';
  const given = objectClass(site);
  const key = given ?? `${outermostOf(site.method.class)} and inner`;
  const methods = open.get(key) ?? openMethods(app, given, outermostOf(site.method.class));
  open.set(key, methods);
  if (methods.length === 0) yield* sightings.first('webview.bridge', { name }, site);
  for (const method of methods) yield* sightings.first('webview.bridge', { name, method }, site);
}

/** Methods that pages may call: of the object's class when it is known, else of the classes around the call. */
function openMethods({ program }: App, given: string | undefined, nest: string): readonly string[] {
  if (!program.mentionsType(OPEN)) return [];
  const descriptors = given === undefined ? [nest, ...program.typesUnder(`${nest.slice(0, -1)}$`).slice(0, MOST_CLASSES)] : [given];
  const classes = descriptors.map((descriptor) => program.class(descriptor)).filter((one) => one !== undefined);
  return classes.flatMap(openMethodsOf).slice(0, MOST_METHODS);
}

function objectClass(site: CallSite): string | undefined {
  const value = site.argument(0);
  if (value?.kind === 'parameter' && value.index < 0) return site.method.class;
  for (const part of partsOf(value)) if (part.kind === 'new') return part.class;
  return undefined;
}

const openMethodsOf = (one: Class): readonly string[] =>
  one
    .annotations()
    .filter(({ type, on }) => type === OPEN && on === 'method')
    .map(({ member }) => `${classNameOf(one.descriptor)}.${member ?? '?'}`);
