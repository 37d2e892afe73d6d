import type { Manifest } from '@touchstone/app-model';
import type { Detector } from '../../detector.ts';
import type { AttributeValue } from '../../fact.ts';
import { inManifest } from '../../manifest-place.ts';

/** Name, version, API levels and the switches of the manifest that matter for safety. */
export const appIdentity: Detector = {
  id: 'app-identity',
  version: 1,
  yields: ['app.identity', 'app.sdk-levels', 'manifest.flag'],

  *detect({ manifest }) {
    if (manifest === undefined) return;
    yield { kind: 'app.identity', attributes: identityOf(manifest), at: inManifest('manifest') };
    const { minSdk, targetSdk } = manifest;
    const targetBelow = THRESHOLDS.find((level) => targetSdk < Number(level)) ?? 'none';
    yield { kind: 'app.sdk-levels', attributes: { minSdk, targetSdk, targetBelow }, at: inManifest('manifest/uses-sdk') };
    for (const [flag, value] of flagsOf(manifest)) {
      if (value !== undefined) yield { kind: 'manifest.flag', attributes: { flag, value }, at: inManifest('manifest/application') };
    }
  },
};

/** Below 23 permissions are granted at installation; 28 and 30 are what stores and notices ask for. */
const THRESHOLDS = ['23', '28', '30'];

function identityOf({ package: name, application, versionName, versionCode }: Manifest): Record<string, AttributeValue> {
  const label = application.label.zh ?? application.label.default;
  return {
    package: name,
    ...(label === undefined ? {} : { label }),
    ...(versionName === undefined ? {} : { versionName }),
    versionCode,
  };
}

const SHOWN_PACKAGES = 20;

function flagsOf({ application, sharedUserId, queries }: Manifest): readonly (readonly [flag: string, value: string | undefined])[] {
  const asked = queries.packages;
  const more = asked.length > SHOWN_PACKAGES ? `, … (${asked.length})` : '';
  return [
    ['debuggable', application.debuggable ? 'true' : undefined],
    ['allow-backup', application.allowBackup ? 'true' : undefined],
    ['test-only', application.testOnly ? 'true' : undefined],
    ['legacy-storage', application.requestLegacyExternalStorage ? 'true' : undefined],
    ['extract-native-libs', application.extractNativeLibs?.toString()],
    ['shared-user-id', sharedUserId],
    ['package-queries', asked.length === 0 ? undefined : asked.slice(0, SHOWN_PACKAGES).join(', ') + more],
  ];
}
