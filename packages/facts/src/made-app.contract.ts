import { type App, type LoadOptions, loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import {
  axml,
  type ClassSpec,
  dex,
  type ResourceEntries,
  resources,
  type Signing,
  signZip,
  type ZipEntry,
  zip,
} from '@touchstone/test-kit';
import type { Detector, DetectorOptions } from './detector.ts';
import type { Fact } from './fact.ts';
import type { Knowledge } from './knowledge.ts';

/** Parts of an app that a test makes. */
export interface MadeApp {
  readonly package?: string;
  readonly versionName?: string;
  readonly minSdk?: number;
  readonly targetSdk?: number;
  /** Attributes of the application tag, `android:label="x"`. */
  readonly application?: string;
  /** What stands beside the application tag: permissions, queries. */
  readonly tags?: string;
  /** What stands inside the application tag: components, meta-data. */
  readonly components?: string;
  readonly resources?: ResourceEntries;
  /** Package name that the resource table gives. */
  readonly resourcesPackage?: string;
  readonly classes?: readonly ClassSpec[];
  readonly files?: readonly ZipEntry[];
  /** Default: not signed at all. */
  readonly sign?: Signing;
}

/** An app, built and then read as any other. */
export function madeApp(parts: MadeApp, options: Partial<LoadOptions> = {}): App {
  const name = parts.package ?? 'cn.example.app';
  const table = resources(parts.resourcesPackage ?? name, parts.resources ?? {});
  const manifest = `<manifest package="${name}" android:versionCode="1" android:versionName="${parts.versionName ?? '1.0'}">
    <uses-sdk android:minSdkVersion="${parts.minSdk ?? 24}" android:targetSdkVersion="${parts.targetSdk ?? 34}"/>
    ${parts.tags ?? ''}<application ${parts.application ?? ''}>${parts.components ?? ''}</application></manifest>`;
  const entries: ZipEntry[] = [
    { name: 'AndroidManifest.xml', data: axml(manifest, { resolve: table.id }) },
    { name: 'resources.arsc', data: table.bytes },
    ...(parts.classes === undefined ? [] : [{ name: 'classes.dex', data: dex(parts.classes) }]),
    ...(parts.files ?? []),
  ];
  const bytes = parts.sign === undefined ? zip(entries) : signZip(entries, parts.sign);
  return loadApp([{ name: 'made.apk', source: sourceOf(bytes) }], { ports, sdkPrefixes: [], ...options }).value;
}

export const NO_KNOWLEDGE: Knowledge = {
  personalInfo: [],
  apis: [],
  markers: [],
  permissions: [],
  permissionUses: [],
  sdks: [],
  domains: [],
  nativeLibraries: [],
  structures: [],
  packers: [],
  appTypes: [],
  unsuitablePermissions: [],
  knownKeys: [],
  lists: {},
};

/** Facts of one detector with the kind first: `['app.hidden', { how: 'no-icon' }]`. */
export function observed(
  detector: Detector,
  app: App | MadeApp,
  knowledge: Partial<Knowledge> = {},
  options: DetectorOptions = {},
): [string, Fact['attributes']][] {
  const read = 'program' in app ? app : madeApp(app);
  return [...detector.detect(read, { ...NO_KNOWLEDGE, ...knowledge }, options)].map(({ kind, attributes }) => [kind, attributes]);
}

/** A launcher activity for `components`. */
export const launcher = (name = 'cn.example.app.Main', attributes = ''): string =>
  `<activity android:name="${name}" android:exported="true" ${attributes}><intent-filter><action android:name="android.intent.action.MAIN"/>
   <category android:name="android.intent.category.LAUNCHER"/></intent-filter></activity>`;
