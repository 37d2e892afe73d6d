import type { Detector } from '../../detector.ts';
import { inManifest } from '../../manifest-place.ts';

/**
 * Declared permissions that annex D of TC260-PG-20204A advises against for the given type. A suggested type is not
 * enough: nobody has said that the app is of it.
 */
export const permissionUnsuitable: Detector = {
  id: 'permission-unsuitable',
  version: 1,
  yields: ['permission.unsuitable'],

  *detect({ manifest }, { appTypes, unsuitablePermissions }, { appType }) {
    const service = appTypes.find(({ number }) => number === appType)?.annexD;
    if (manifest === undefined || service === undefined) return;
    const unsuitable = new Set(
      unsuitablePermissions.filter(({ services }) => services.includes(service)).map(({ permission }) => permission),
    );
    const named = new Set<string>();
    for (const { name, element } of manifest.permissions) {
      if (!unsuitable.has(name) || named.has(name)) continue;
      named.add(name);
      yield { kind: 'permission.unsuitable', attributes: { permission: name, service }, at: inManifest(element) };
    }
  },
};
