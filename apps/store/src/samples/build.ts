import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { ListingChange } from '@touchstone/stores';
import type { ZipEntry } from '@touchstone/test-kit';
import { apkOf, consentApp } from '../../../../corpus/consent/consent-app.ts';
import { noGate } from '../../../../corpus/consent/recipe.ts';
import type { ShelfFile } from '../shelf.ts';
import type { SampleApp } from './apps.ts';
import { sdkCode } from './code-pieces.ts';
import { developer } from './developers.ts';
import { policyText } from './policy-text.ts';

export interface Built {
  readonly listing: ListingChange;
  readonly artifact: ShelfFile;
  readonly policy: ShelfFile | undefined;
}

const APK = 'application/vnd.android.package-archive';

/** The app as a store offers it. `channel` is what a store's packer writes beside the signature. */
export function build(app: SampleApp, updatedAt: string, channel?: string): Built {
  const firm = developer(app.developer);
  const artifact = fileOf(apkBytes(app, channel), APK);
  const policy =
    app.policy === undefined ? undefined : fileOf(Buffer.from(policyText(app.name, firm, app.policy)), 'text/html; charset=utf-8');
  const [name, code] = app.version;
  const listing: ListingChange = {
    storeAppId: app.id,
    state: 'live',
    updatedAt,
    platform: 'android',
    packageName: app.package,
    names: { 'zh-CN': app.name },
    developer: firm.statement,
    filingNumber: `${firm.filing}-${app.filed ?? '1A'}`,
    category: app.category,
    downloads: app.downloads,
    version: { name, code },
    artifact: { sha256: artifact.sha256, sizeBytes: artifact.sizeBytes, kind: 'apk', signers: [sha256(firm.signer.certificates[0]!)] },
    permissions: app.permissions.map((one) => `android.permission.${one}`).sort(),
    ...(policy === undefined ? {} : { policy: { url: `https://www.${firm.domain}/privacy.html`, sha256: policy.sha256 } }),
  };
  return { listing, artifact, policy };
}

/** A real package that npm brought. */
export function fileOnDisk(path: string): ShelfFile {
  return { sha256: sha256(readFileSync(path)), sizeBytes: statSync(path).size, mediaType: APK, content: { path } };
}

export const fileOf = (bytes: Uint8Array, mediaType: string): ShelfFile => ({
  sha256: sha256(bytes),
  sizeBytes: bytes.length,
  mediaType,
  content: bytes,
});

function apkBytes(app: SampleApp, channel: string | undefined): Uint8Array {
  const [versionName, versionCode] = app.version;
  const hasApplication = /class App extends Application/.test(app.code);
  const mark = (entries: readonly ZipEntry[]): readonly ZipEntry[] =>
    channel === undefined ? entries : [...entries, { name: `META-INF/channel_${channel}`, data: '' }];
  const java = `package ${app.package};\n${app.code}\n${app.sdks.map((sdk) => sdkCode[sdk]).join('')}`;
  return apkOf(
    consentApp('store', {
      id: app.id,
      about: app.planted,
      java,
      manifest: {
        label: app.name,
        versionName,
        versionCode,
        minSdk: 23,
        targetSdk: app.targetSdk ?? 34,
        permissions: app.permissions,
        application: { usesCleartextTraffic: app.cleartext ?? false, ...(hasApplication ? { name: '.App' } : {}) },
        activities: ['.HomeActivity', ...(app.activities ?? [])].map((name) => ({ name, exported: false })),
        services: (app.services ?? []).map((name) => ({ name, exported: false })),
        receivers: (app.receivers ?? []).map((one) => ({ ...one, exported: false })),
        entries: mark,
        sign: { by: developer(app.developer).signer },
      },
      truth: { gate: noGate },
    }),
  );
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
