import {
  type ApkSpec,
  type AxmlLies,
  apk,
  apkEntries,
  axml,
  type ClassSpec,
  caller,
  type DexOptions,
  type ZipEntry,
  type ZipOptions,
  zip,
} from '@touchstone/test-kit';

export const MANIFEST = 'AndroidManifest.xml';
export const DEX = 'classes.dex';
export const TABLE = 'resources.arsc';

export const ids: ClassSpec = caller('com.example.hostile.Ids', 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;');

/** The honest app under every lie: two classes, one permission, a label and an icon in its table. Unsigned unless signatures are the point. */
export const ordinary: ApkSpec = {
  package: 'com.example.hostile',
  versionCode: 7,
  label: 'Hostile',
  permissions: ['READ_PHONE_STATE'],
  dex: [ids],
  sign: false,
};

export const app = (more: Partial<ApkSpec> = {}): Uint8Array => apk({ ...ordinary, ...more });

/** The honest entries, with more said about one of them. */
export function appWith(name: string, lies: Partial<ZipEntry>, options: ZipOptions = {}): Uint8Array {
  return zip(
    apkEntries(ordinary).map((entry) => (entry.name === name ? { ...entry, ...lies } : entry)),
    options,
  );
}

/** The honest entries and others, before or after. */
export function appBeside(before: readonly ZipEntry[], after: readonly ZipEntry[], options: ZipOptions = {}): Uint8Array {
  return zip([...before, ...apkEntries(ordinary), ...after], options);
}

export const appManifest = (lies: AxmlLies, more: Partial<ApkSpec> = {}): Uint8Array => app({ ...more, manifestOptions: { lies } });

export const appDex = (options: DexOptions, classes: readonly ClassSpec[] = [ids]): Uint8Array =>
  app({ dex: classes, dexOptions: options });

/** The honest bytes of one file. */
export function contentOf(name: string): Uint8Array {
  const found = apkEntries(ordinary).find((entry) => entry.name === name)?.data;
  if (!(found instanceof Uint8Array)) throw new Error(`the honest app has no ${name}`);
  return found;
}

/** The honest app with these bytes as one of its files. */
export const appHolding = (name: string, data: Uint8Array): Uint8Array => appWith(name, { data });

/** A manifest of the same app under another name or number: what must not be shown in its place. */
export const otherManifest = (): Uint8Array =>
  axml('<manifest package="com.example.decoy" android:versionCode="99"><application android:label="decoy"/></manifest>');
