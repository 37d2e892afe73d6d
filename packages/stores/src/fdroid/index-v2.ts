import type { ArtifactRef, ChangeProblem, ListingChange } from '../connector.ts';
import { MAX_ARTIFACT_BYTES, present } from '../listing-change.ts';
import { Fields } from '../read-fields.ts';
import { pathBelow } from './entry.ts';
import { isObject, type Json } from './merge-patch.ts';

const MAX_VERSIONS = 1000;
const SHA256 = /^[0-9a-f]{64}$/;
const PACKAGE = /^[A-Za-z_][\w-]*(?:\.[\w-]+)*$/;
/** Languages whose names are kept. */
const LANGUAGES = ['zh-CN', 'zh-Hans', 'zh', 'en-US', 'en'] as const;

/** Packages of an index by name; nothing of them is read yet. */
export function packagesOf(index: Json): ReadonlyMap<string, Json> {
  const packages = isObject(index) ? index['packages'] : undefined;
  return new Map(isObject(packages) ? Object.entries(packages).filter(([name]) => name.length <= 255 && PACKAGE.test(name)) : []);
}

export interface ReadPackage {
  readonly change: ListingChange | undefined;
  readonly problems: readonly ChangeProblem[];
}

/**
 * A package as one listing: its newest version that is not a beta, of the preferred signer if it names one.
 *
 * @source https://f-droid.org/docs/All_our_APIs/ (index-v2.json)
 */
export function readPackage(name: string, json: Json): ReadPackage {
  const problems: ChangeProblem[] = [];
  const fields = new Fields(json, 'fdroid', `packages.${name}`, problems);
  const metadata = fields.object('metadata');
  const versions = versionsOf(name, fields, problems);
  const newest = newestOf(versions, metadata?.matching('preferredSigner', SHA256, 64));
  const updatedMs = metadata?.integer('lastUpdated', 0, 8.64e15) ?? newest?.addedMs;
  const category = metadata?.texts('categories', 50, 80)[0];
  const author = metadata?.text('authorName', 200);
  const told = () => problems.map((problem) => ({ ...problem, storeAppId: name }));
  if (newest === undefined || updatedMs === undefined)
    return { change: undefined, problems: [...told(), { code: 'fdroid/no-version', at: `packages.${name}`, storeAppId: name }] };
  const change: ListingChange = {
    storeAppId: name,
    state: 'live',
    updatedAt: new Date(updatedMs).toISOString(),
    platform: 'android',
    packageName: name,
    names: namesOf(metadata),
    version: { name: newest.versionName, code: newest.versionCode },
    artifact: newest.artifact,
    permissions: newest.permissions,
    ...present('category', category),
    ...present('developer', author === undefined ? undefined : { name: author }),
  };
  return { change, problems: told() };
}

interface Version {
  readonly versionCode: number;
  readonly versionName: string;
  readonly addedMs: number;
  readonly isBeta: boolean;
  readonly artifact: ArtifactRef;
  readonly permissions: readonly string[];
}

function versionsOf(name: string, fields: Fields, problems: ChangeProblem[]): readonly Version[] {
  const all = fields.object('versions');
  if (all === undefined) return [];
  const entries = all.entries(MAX_VERSIONS);
  return entries.flatMap(
    ([key, value]) => versionOf(new Fields(value, 'fdroid', `packages.${name}.versions.${key.slice(0, 80)}`, problems)) ?? [],
  );
}

function versionOf(fields: Fields): Version | undefined {
  const file = fields.object('file');
  const manifest = fields.object('manifest');
  const path = pathBelow(file?.text('name', 500) ?? '');
  const sha256 = file?.matching('sha256', SHA256, 64);
  const sizeBytes = file?.integer('size', 1, MAX_ARTIFACT_BYTES);
  const versionCode = manifest?.integer('versionCode', 0, Number.MAX_SAFE_INTEGER);
  if (path === undefined || sha256 === undefined || sizeBytes === undefined || versionCode === undefined) {
    fields.fault('version-left-out', '');
    return undefined;
  }
  const signers =
    manifest
      ?.object('signer')
      ?.texts('sha256', 20, 64)
      .filter((one) => SHA256.test(one)) ?? [];
  const permissions = manifest?.objects('usesPermission', 500).flatMap((one) => one.text('name', 200) ?? []) ?? [];
  return {
    versionCode,
    versionName: manifest?.text('versionName', 100) ?? '',
    addedMs: fields.integer('added', 0, 8.64e15) ?? 0,
    isBeta: fields.list('releaseChannels', 20).length > 0,
    artifact: { sha256, sizeBytes, signers, kind: 'apk', location: path },
    permissions: [...new Set(permissions)].sort(),
  };
}

function newestOf(versions: readonly Version[], preferredSigner: string | undefined): Version | undefined {
  const best = (some: readonly Version[]) =>
    some.toSorted((a, b) => b.versionCode - a.versionCode || (a.artifact.sha256 < b.artifact.sha256 ? -1 : 1))[0];
  const preferred = versions.filter(({ artifact }) => preferredSigner === undefined || artifact.signers.includes(preferredSigner));
  const pool = preferred.length > 0 ? preferred : versions;
  return best(pool.filter(({ isBeta }) => !isBeta)) ?? best(pool);
}

/** A package may have a hundred languages: those kept are looked for by name. */
function namesOf(metadata: Fields | undefined): Readonly<Record<string, string>> {
  const names = metadata?.object('name');
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const name = names?.text(language, 200);
      return name === undefined ? [] : [[language, name] as const];
    }),
  );
}
