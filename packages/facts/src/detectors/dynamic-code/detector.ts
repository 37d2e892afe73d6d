import type { App } from '@touchstone/app-model';
import type { CallSite } from '@touchstone/program';
import { usesOfApis } from '../../api-rows.ts';
import { alternativesOf, textsIn } from '../../constant-values.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList, textList } from '../../lists.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { Sightings } from '../../sightings.ts';

/** Code that is not in the package: class loaders, libraries loaded from data, and frameworks for it by name. */
export const dynamicCode: Detector = {
  id: 'dynamic-code',
  version: 2,
  yields: ['code.loads-code'],

  *detect(app, knowledge) {
    yield* loaderFacts(app, knowledge);
    yield* frameworkFacts(app, knowledge);
  },
};

function* loaderFacts(app: App, knowledge: Knowledge): Generator<Fact> {
  const sightings = new Sightings(app);
  const systemPaths = textList(knowledge, 'dynamic-code', 'systemPaths');
  const packaged = new Set(app.program.accessesOf(NATIVE_FOLDER).map(({ method }) => method.id));
  for (const { row, api, sites } of usesOfApis(
    app.program,
    knowledge.apis.filter(({ rule }) => rule === 'loads-code'),
  )) {
    for (const site of sites) {
      if (!('target' in site)) continue;
      const isNative = row.name === 'load';
      if (isNative && (packaged.has(site.method.id) || isSystem(site, systemPaths))) continue;
      yield* sightings.first('code.loads-code', { how: isNative ? 'native-from-data' : howOf(row.class), name: api }, site);
    }
  }
}

/** A path below it leads to the libraries of the package. */
const NATIVE_FOLDER = { class: 'Landroid/content/pm/ApplicationInfo;', name: 'nativeLibraryDir' };

const isSystem = (site: CallSite, paths: readonly string[]) => {
  const starts = alternativesOf(site.argument(0)).map((value) => textsIn(value)[0]);
  return starts.every((path) => path !== undefined && paths.some((prefix) => path.startsWith(prefix)));
};

function howOf(descriptor: string): 'memory-class-loader' | 'dex-file' | 'class-loader' {
  if (descriptor.endsWith('/InMemoryDexClassLoader;')) return 'memory-class-loader';
  return descriptor.endsWith('/DexFile;') ? 'dex-file' : 'class-loader';
}

function* frameworkFacts(app: App, knowledge: Knowledge): Generator<Fact> {
  for (const { name, how, prefix } of rowList(knowledge, 'dynamic-code', 'frameworks')) {
    const inside = app.program.typesUnder(`L${String(prefix).replaceAll('.', '/')}/`).map((type) => app.program.class(type));
    const found = inside.find((one) => one !== undefined);
    if (found === undefined) continue;
    const attributes = { how: String(how), name: String(name), ...ownerAttributes(app, found.descriptor) };
    yield { kind: 'code.loads-code', attributes, at: { file: found.file, class: found.descriptor } };
  }
}
