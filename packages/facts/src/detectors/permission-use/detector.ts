import type { App, UsesPermission } from '@touchstone/app-model';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { whyCodeIsHidden } from '../../hidden-code.ts';
import type { Knowledge, PermissionUse } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { apiOf, type Proof, UseFinder } from './find-use.ts';
import { ManifestUse, nativeUse } from './manifest-use.ts';

/**
 * What proves that a declared permission is used, which declared ones no code uses, and which calls need one that is not declared. What the map does not
 * cover, and what could hide in code that cannot be seen, stays undecided.
 */
export const permissionUse: Detector = {
  id: 'permission-use',
  version: 4,
  yields: ['permission.used', 'permission.unused', 'permission.undeclared', 'permission.undecided'],

  *detect(app, knowledge) {
    const { manifest } = app;
    if (manifest === undefined) return;
    const rows = rowsByPermission(knowledge.permissionUses);
    const finder = new UseFinder(app, knowledge.permissionUses);
    const protections = new Map(knowledge.permissions.map(({ name, protection }) => [name, protection]));
    const declared = new Map([...manifest.permissions].reverse().map((permission) => [permission.name, permission]));
    const inManifestAlone = new ManifestUse(app);
    const isHidden = whyCodeIsHidden(app, knowledge) !== undefined;

    for (const permission of declared.values()) {
      const known = inManifestAlone.find(permission.name) ?? useInCode(permission.name, rows, finder, app);
      const use = typeof known === 'object' ? known : (inManifestAlone.guardedBy(permission.name) ?? known);
      const attributes = { permission: permission.name };
      const at = inManifest(permission.element);
      if (typeof use === 'object') yield used(permission.name, use, app);
      else if (use === 'undecided' || isHidden) yield { kind: 'permission.undecided', attributes, at };
      else {
        const protection = protections.get(permission.name);
        yield { kind: 'permission.unused', attributes: protection === undefined ? attributes : { ...attributes, protection }, at };
      }
    }

    for (const [permission, uses] of rows) {
      if (!ASKED_FOR.has(protections.get(permission) ?? '') || isDeclared(permission, declared)) continue;
      const fact = undeclared(permission, uses, declared, finder, manifest.targetSdk);
      if (fact !== undefined) yield fact;
    }
  },
};

type Declared = ReadonlyMap<string, UsesPermission>;

/** Permissions that any app can be granted: calls that need others are made by parts of the system. */
const ASKED_FOR: ReadonlySet<string> = new Set<Knowledge['permissions'][number]['protection']>(['dangerous', 'special', 'normal']);

const known = new WeakMap<readonly PermissionUse[], Rows>();

/** Made once for all apps. */
function rowsByPermission(uses: readonly PermissionUse[]): Rows {
  const before = known.get(uses);
  if (before !== undefined) return before;
  const rows = new Map<string, PermissionUse[]>();
  known.set(uses, rows);
  for (const use of uses) {
    const list = rows.get(use.permission);
    if (list === undefined) rows.set(use.permission, [use]);
    else list.push(use);
  }
  return rows;
}

type Rows = ReadonlyMap<string, readonly PermissionUse[]>;

function useInCode(name: string, rows: Rows, finder: UseFinder, app: App): Proof | 'undecided' | 'unused' {
  const own = rows.get(name);
  if (own === undefined) return isIdle(name, rows, finder) ? 'unused' : 'undecided';
  const use = finder.find(own);
  return use === 'unused' && nativeUse(name, app) ? 'undecided' : use;
}

function used(permission: string, { api, at, class: descriptor }: Proof, app: App): Fact {
  const owner = descriptor === undefined ? {} : ownerAttributes(app, descriptor);
  return { kind: 'permission.used', attributes: { permission, api, ...owner }, at };
}

/** Permissions that only widen others: no call asks for them, but without the others they are of no use. */
const WIDENS: Readonly<Record<string, readonly string[]>> = {
  'android.permission.ACCESS_BACKGROUND_LOCATION': ['android.permission.ACCESS_FINE_LOCATION', 'android.permission.ACCESS_COARSE_LOCATION'],
  'android.permission.BODY_SENSORS_BACKGROUND': ['android.permission.BODY_SENSORS'],
};

function isIdle(name: string, rows: Rows, finder: UseFinder): boolean {
  const widened = (WIDENS[name] ?? []).flatMap((other) => rows.get(other) ?? []);
  return widened.length > 0 && finder.find(widened) === 'unused';
}

/** Permissions that come with another one. */
const COMES_WITH: Readonly<Record<string, readonly string[]>> = {
  'android.permission.ACCESS_COARSE_LOCATION': ['android.permission.ACCESS_FINE_LOCATION'],
  'android.permission.READ_EXTERNAL_STORAGE': ['android.permission.WRITE_EXTERNAL_STORAGE', 'android.permission.MANAGE_EXTERNAL_STORAGE'],
  'android.permission.WRITE_EXTERNAL_STORAGE': ['android.permission.MANAGE_EXTERNAL_STORAGE'],
  'android.permission.USE_FINGERPRINT': ['android.permission.USE_BIOMETRIC'],
  'android.permission.READ_PHONE_NUMBERS': ['android.permission.READ_PHONE_STATE', 'android.permission.READ_SMS'],
};

const isDeclared = (permission: string, declared: Declared): boolean =>
  declared.has(permission) || (COMES_WITH[permission] ?? []).some((other) => declared.has(other));

/** API levels that the map was made from. */
const FIRST_LEVEL = 26;
const LAST_LEVEL = 36;

/** The first call that needs the permission on the level that the app is made for. */
function undeclared(
  permission: string,
  rows: readonly PermissionUse[],
  declared: Declared,
  finder: UseFinder,
  targetSdk: number,
): Fact | undefined {
  const level = Math.min(Math.max(targetSdk, FIRST_LEVEL), LAST_LEVEL);
  for (const row of rows) {
    if (row.maybe === true || (row.from ?? 0) > level || (row.to ?? LAST_LEVEL) < level) continue;
    if (row.alternatives.some((other) => declared.has(other))) continue;
    const at = finder.findCertain(row);
    if (at !== undefined) return { kind: 'permission.undeclared', attributes: { permission, api: apiOf(row) }, at };
  }
  return undefined;
}
