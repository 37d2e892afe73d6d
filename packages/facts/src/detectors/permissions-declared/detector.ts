import type { App, Manifest, UsesPermission } from '@touchstone/app-model';
import type { Detector } from '../../detector.ts';
import type { PermissionInfo } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';

/** Permissions that the manifest asks for (what the app defines itself, or names after itself, is custom): how they are protected, which group, and whether they count on the level that the app targets. */
export const permissionsDeclared: Detector = {
  id: 'permissions-declared',
  version: 2,
  yields: ['permission.declared'],

  *detect(app, knowledge) {
    const { manifest } = app;
    if (manifest === undefined) return;
    const defined = new Set(manifest.definedPermissions.map(({ name }) => name));
    const known = new Map(knowledge.permissions.map((info) => [info.name, info]));
    for (const declared of onePerName(manifest.permissions)) {
      const info = known.get(declared.name);
      const { name: permission, maxSdk, element } = declared;
      yield {
        kind: 'permission.declared',
        attributes: {
          permission,
          protection: info?.protection ?? (defined.has(permission) || permission.startsWith(`${manifest.package}.`) ? 'custom' : 'unknown'),
          ...(info?.group === undefined ? {} : { group: info.group }),
          ...(maxSdk === undefined ? {} : { maxSdk }),
          effective: isEffective(declared, info, manifest, app),
        },
        at: inManifest(element),
      };
    }
  },
};

/** Of several tags for one permission the one that reaches furthest counts, as Android adds them up. */
function onePerName(permissions: readonly UsesPermission[]): readonly UsesPermission[] {
  const widest = new Map<string, UsesPermission>();
  for (const permission of permissions) {
    const other = widest.get(permission.name);
    if (other === undefined || lastLevel(permission) > lastLevel(other)) widest.set(permission.name, permission);
  }
  return [...widest.values()];
}

const lastLevel = ({ maxSdk }: UsesPermission): number => maxSdk ?? Number.POSITIVE_INFINITY;

/** Shared storage is scoped for apps from target 30 on: on Android 11 and later the permission gives nothing. */
const STORAGE_WRITE = 'android.permission.WRITE_EXTERNAL_STORAGE';
/** READ_MEDIA_* took its place. */
const STORAGE_READ = 'android.permission.READ_EXTERNAL_STORAGE';

/** Whether a system of the target's level grants it, and it opens something there. */
function isEffective(declared: UsesPermission, info: PermissionInfo | undefined, manifest: Manifest, app: App): boolean {
  const { targetSdk } = manifest;
  if (lastLevel(declared) < targetSdk) return false;
  if (declared.name === STORAGE_WRITE && targetSdk >= 30) return false;
  if (declared.name === STORAGE_READ && targetSdk >= 33) return false;
  return info?.protection !== 'signature' || isOfPlatform(app, manifest);
}

/** Permissions of protection signature go to apps that are part of the system. */
const isOfPlatform = ({ signature }: App, manifest: Manifest): boolean =>
  signature.knownKey?.startsWith('aosp-') === true || manifest.sharedUserId?.startsWith('android.uid.') === true;
