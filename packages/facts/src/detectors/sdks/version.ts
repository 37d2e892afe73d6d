import type { App } from '@touchstone/app-model';
import { definedPackages } from '../../defined-packages.ts';
import type { Sdk } from '../../knowledge.ts';
import { type Catalogue, prefixOf } from './catalogue.ts';

/** Beyond this a file is no version file. */
const LONGEST_FILE = 4_096;
const VERSION = /^[vV]?\d+(\.[\w-]+){1,5}$/;
const FIELDS = ['VERSION_NAME', 'SDK_VERSION', 'SDK_VERSION_NAME', 'LIBRARY_VERSION', 'VERSION'];

/**
 * Version of an SDK as its catalogued place, its version files, or its BuildConfig state it; undefined when nothing does,
 * and when its artefacts are of different versions: the evidence has each.
 */
export function versionOf(app: App, sdk: Sdk, buildConfigs: ReadonlyMap<string, readonly string[]>): string | undefined {
  const artefacts = new Set((sdk.versionAt ?? []).flatMap(({ file }) => (file === undefined ? [] : (versionFile(app, file) ?? []))));
  if (artefacts.size > 1) return undefined;
  for (const { class: owner, field, file, metaData } of sdk.versionAt ?? []) {
    const value =
      owner !== undefined && field !== undefined
        ? staticText(app, owner, [field])
        : file !== undefined
          ? versionFile(app, file)
          : metaData !== undefined
            ? metaDataValue(app, metaData)
            : undefined;
    if (value !== undefined) return value;
  }
  for (const descriptor of buildConfigs.get(sdk.id) ?? []) {
    const value = staticText(app, descriptor, FIELDS);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `BuildConfig` classes by the SDK whose package they are in. */
export function buildConfigs(app: App, catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  const own = app.manifest?.package ?? '';
  const found = new Map<string, string[]>();
  for (const { name } of definedPackages(app).values()) {
    const sdk = prefixOf(catalogue, name, own)?.sdk;
    if (sdk === undefined) continue;
    const descriptor = `L${name.replaceAll('.', '/')}/BuildConfig;`;
    if (app.program.class(descriptor) !== undefined) found.set(sdk, [...(found.get(sdk) ?? []), descriptor]);
  }
  return found;
}

function staticText(app: App, descriptor: string, names: readonly string[]): string | undefined {
  const fields = app.program.class(descriptor)?.fields() ?? [];
  for (const name of names) {
    const value = fields.find((field) => field.name === name)?.value;
    if (value?.kind === 'text' && VERSION.test(value.value)) return value.value;
    if (value?.kind === 'number' && names.length === 1) return String(value.value);
  }
  return undefined;
}

/** `x.properties` with a line `version=…`, or a file that holds nothing else. */
export function versionFile(app: App, path: string): string | undefined {
  const file = app.fileAt(path) ?? app.fileAt(`META-INF/${path}`);
  if (file === undefined || file.sizeBytes > LONGEST_FILE) return undefined;
  const text = String.fromCharCode(...file.read().value.subarray(0, LONGEST_FILE));
  const line = /^version\s*=\s*(\S+)\s*$/m.exec(text)?.[1] ?? text.trim();
  return VERSION.test(line) ? line : undefined;
}

function metaDataValue(app: App, key: string): string | undefined {
  const value = app.manifest?.application.metaData.find(({ name }) => name === key)?.value;
  if (value === undefined) return undefined;
  const version = /\d+(\.\d+)*$/.exec(value)?.[0];
  return version;
}
