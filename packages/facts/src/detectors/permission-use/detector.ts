import type { App, UsesPermission } from '@touchstone/app-model';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { whyCodeIsHidden } from '../../hidden-code.ts';
import type { Knowledge, PermissionUse } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';
import { UseFinder } from './find-use.ts';
import { ManifestUse, nativeUse } from './manifest-use.ts';

/**
 * Which declared permissions no code uses, and which calls need one that is not declared. What the map does not
 * cover, and what could hide in code that cannot be seen, stays undecided.
 */
export const permissionUse: Detector = {
  id: 'permission-use',
  version: 1,
  yields: ['permission.unused', 'permission.undeclared', 'permission.undecided'],

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
      const use = inManifestAlone.says(permission.name) ?? useInCode(permission.name, rows, finder, app);
      const attributes = { permission: permission.name };
      const at = inManifest(permission.element);
      if (use === 'undecided' || (use === false && isHidden)) yield { kind: 'permission.undecided', attributes, at };
      else if (use === false) {
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

function rowsByPermission(uses: readonly PermissionUse[]): ReadonlyMap<string, readonly PermissionUse[]> {
  const rows = new Map<string, PermissionUse[]>();
  for (const use of uses) {
    const list = rows.get(use.permission);
    if (list === undefined) rows.set(use.permission, [use]);
    else list.push(use);
  }
  return rows;
}

type Rows = ReadonlyMap<string, readonly PermissionUse[]>;

function useInCode(name: string, rows: Rows, finder: UseFinder, app: App): boolean | 'undecided' {
  const own = rows.get(name);
  if (own === undefined) return isIdle(name, rows, finder) ? false : 'undecided';
  return isUsed(own, finder) || (nativeUse(name, app) ? 'undecided' : false);
}

const isUsed = (rows: readonly PermissionUse[], finder: UseFinder): boolean =>
  rows.some((row) => finder.find(row) !== undefined) || rows.some((row) => finder.isReflected(row));

/** Permissions that only widen others: no call asks for them, but without the others they are of no use. */
const WIDENS: Readonly<Record<string, readonly string[]>> = {
  'android.permission.ACCESS_BACKGROUND_LOCATION': ['android.permission.ACCESS_FINE_LOCATION', 'android.permission.ACCESS_COARSE_LOCATION'],
  'android.permission.BODY_SENSORS_BACKGROUND': ['android.permission.BODY_SENSORS'],
};

function isIdle(name: string, rows: Rows, finder: UseFinder): boolean {
  const widened = (WIDENS[name] ?? []).flatMap((other) => rows.get(other) ?? []);
  return widened.length > 0 && !isUsed(widened, finder);
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
    const api = row.member === 'action' ? row.name : `${row.class}->${row.name}`;
    if (at !== undefined) return { kind: 'permission.undeclared', attributes: { permission, api }, at };
  }
  return undefined;
}
