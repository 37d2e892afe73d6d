import type { App } from '@touchstone/app-model';
import { findTexts } from '@touchstone/formats/elf';
import type { Place } from '@touchstone/kernel/place';
import { classNameOf, descriptorOf } from '../../class-names.ts';
import { definedPackages } from '../../defined-packages.ts';
import type { Knowledge, Packer } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';

type Marker = Packer['markers'][number];

/** A marker that the app has. Markers about the same `subject` (one file, one class) count once. */
export interface FoundMarker {
  readonly packer: Packer;
  readonly marker: Marker;
  readonly subject: string;
  readonly at: Place;
}

/** Every marker of every packer that the app has, in the order of the catalogue. */
export function findMarkers(app: App, { packers }: Knowledge): readonly FoundMarker[] {
  const seen: Seen = { files: filesOf(app), classes: entryClasses(app), app };
  const texts = textsOf(app, packers);
  return packers.flatMap((packer) =>
    packer.markers.flatMap((marker) => {
      const found =
        marker.type === 'dex-string' || marker.type === 'native-string'
          ? texts.get(marker.value)
          : FINDERS[marker.type](marker.value, seen);
      return found === undefined ? [] : { packer, marker, ...found };
    }),
  );
}

interface Seen {
  readonly app: App;
  readonly files: Files;
  readonly classes: ReadonlyMap<string, string>;
}

interface Subject {
  readonly subject: string;
  readonly at: Place;
}

const FINDERS: Readonly<
  Record<Exclude<Marker['type'], 'dex-string' | 'native-string'>, (value: string, seen: Seen) => Subject | undefined>
> = {
  lib: (name, { files }) => file(files.libraries.get(name)),
  'lib-regex': (pattern, { files }) => file(firstMatch(pattern, files.libraries)),
  asset: (path, { files }) => file(path.endsWith('/') ? files.folders.get(path) : (files.paths.get(path) ?? files.loose.get(path))),
  'asset-regex': (pattern, { files }) => file(firstMatch(pattern, files.paths)),
  class: (name, seen) => definedClass(name, seen),
  'class-prefix': (prefix, { app }) => {
    const own = app.manifest?.package ?? '';
    if (`${own}.`.startsWith(prefix)) return undefined;
    for (const one of definedPackages(app).values()) {
      if (`${one.name}.`.startsWith(prefix)) return { subject: prefix, at: { file: one.file, class: one.first } };
    }
    return undefined;
  },
  'class-regex': (pattern, seen) => {
    const regex = new RegExp(pattern);
    for (const name of seen.classes.keys()) if (regex.test(name)) return definedClass(name, seen);
    // Patterns begin with a fixed package: only classes of that package are looked at.
    const fixed = /^\^?((?:\w+\\\.)+)/.exec(pattern)?.[1]?.replaceAll('\\.', '/');
    if (fixed === undefined) return undefined;
    const name = seen.app.program
      .typesUnder(`L${fixed}`)
      .map(classNameOf)
      .find((one) => one.length < LONGEST && regex.test(one));
    return name === undefined ? undefined : definedClass(name, seen);
  },
};

const LONGEST = 256;

const file = (path: string | undefined): Subject | undefined => (path === undefined ? undefined : { subject: path, at: { file: path } });

/** A class that the app defines, or that the manifest names as its entry while the code is damaged or hidden. */
function definedClass(name: string, { app, classes }: Seen): Subject | undefined {
  const known = app.program.class(descriptorOf(name));
  if (known !== undefined) return { subject: name, at: { file: known.file, class: known.descriptor } };
  const element = classes.get(name);
  return element === undefined ? undefined : { subject: name, at: inManifest(element) };
}

/** Classes that Android loads first: a packer puts its own there. */
function entryClasses({ manifest }: App): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const name of [manifest?.application.name, manifest?.application.appComponentFactory]) {
    if (name !== undefined && name !== '') names.set(name, 'manifest/application');
  }
  for (const { type, name, element } of manifest?.components ?? []) if (type === 'provider') names.set(name, element);
  return names;
}

interface Files {
  /** By the path inside its own archive. */
  readonly paths: ReadonlyMap<string, string>;
  /** Files of assets/ and of the top folder by name alone. */
  readonly loose: ReadonlyMap<string, string>;
  readonly folders: ReadonlyMap<string, string>;
  readonly libraries: ReadonlyMap<string, string>;
}

function filesOf({ files }: App): Files {
  const [paths, loose, folders, libraries] = [
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, string>(),
    new Map<string, string>(),
  ];
  const put = (map: Map<string, string>, key: string, path: string) => map.has(key) || map.set(key, path);
  for (const { path } of files) {
    const inside = path.slice(path.indexOf('!') + 1);
    const slash = inside.lastIndexOf('/');
    const name = inside.slice(slash + 1);
    if (path.length > LONGEST) continue;
    put(paths, inside, path);
    if (slash < 0 || inside.startsWith('assets/')) put(loose, name, path);
    if (/^lib\/[^/]+\/[^/]+$/.test(inside)) put(libraries, name, path);
    for (let end = inside.indexOf('/'); end >= 0; end = inside.indexOf('/', end + 1)) {
      put(folders, inside.slice(0, end + 1), path);
      if (inside.startsWith('assets/') && end > 'assets'.length) put(folders, inside.slice('assets/'.length, end + 1), path);
    }
  }
  return { paths, loose, folders, libraries };
}

function firstMatch(pattern: string, byName: ReadonlyMap<string, string>): string | undefined {
  const regex = new RegExp(pattern);
  for (const [name, path] of byName) if (regex.test(name)) return path;
  return undefined;
}

/** Texts of DEX files and, when some packer asks for them, of one library of each name. */
function textsOf(app: App, packers: readonly Packer[]): ReadonlyMap<string, Subject> {
  const wanted = (type: Marker['type']) =>
    packers.flatMap(({ markers }) => markers.filter((one) => one.type === type).map(({ value }) => value));
  const found = new Map<string, Subject>();
  for (const text of app.program.textsContaining(wanted('dex-string'))) {
    if (!found.has(text.needle)) found.set(text.needle, { subject: text.needle, at: text.place() });
  }
  const inNatives = wanted('native-string');
  if (inNatives.length === 0) return found;
  const names = new Set<string>();
  let left = NATIVE_BYTES;
  for (const library of app.natives) {
    if (names.has(library.name) || library.sizeBytes > left) continue;
    names.add(library.name);
    left -= library.sizeBytes;
    for (const { needle, at } of findTexts(library.read().value, inNatives)) {
      found.set(needle, { subject: `${library.name} ${needle}`, at: { file: library.path, offset: at } });
    }
  }
  return found;
}

/** Native code that is searched for the marks of packers. */
const NATIVE_BYTES = 16 * 1024 * 1024;
