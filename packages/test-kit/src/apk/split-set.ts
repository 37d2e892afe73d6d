import { xml } from '../axml/xml.ts';
import { zip } from '../zip/zip.ts';
import { type ApkSpec, apk } from './apk.ts';

/** A configuration or feature split; what it holds, beside its manifest. */
export interface SplitSpec extends Pick<ApkSpec, 'files' | 'dex' | 'resources' | 'sign' | 'zip'> {
  /** The feature it configures; default the base. */
  readonly configForSplit?: string;
  readonly isFeature?: boolean;
  /** What its manifest says instead of what the base's says. */
  readonly package?: string;
  readonly versionCode?: number;
}

/** File name to bytes: `base.apk`, and `split_<name>.apk` per split (`config.arm64_v8a`, `config.zh`, `feature`). */
export type SplitSet = Readonly<Record<string, Uint8Array>>;

export function splitSet(base: ApkSpec, splits: Readonly<Record<string, SplitSpec>>): SplitSet {
  const files: Record<string, Uint8Array> = { 'base.apk': apk(base) };
  for (const [name, split] of Object.entries(splits)) files[`split_${name}.apk`] = splitApk(base, name, split);
  return files;
}

function splitApk(base: ApkSpec, name: string, split: SplitSpec): Uint8Array {
  const attributes = {
    'android:versionCode': split.versionCode ?? base.versionCode ?? 1,
    ...(split.isFeature === true ? { 'android:isFeatureSplit': true } : { configForSplit: split.configForSplit ?? '' }),
    package: split.package ?? base.package,
    split: name,
  };
  const levels = base.minSdk === null ? [] : [xml('uses-sdk', { 'android:minSdkVersion': base.minSdk ?? 21 })];
  const application = xml('application', { 'android:hasCode': split.dex !== undefined });
  const sign = split.sign ?? base.sign;
  return apk({
    package: base.package,
    label: null,
    icon: null,
    launcher: false,
    manifest: xml('manifest', attributes, [...levels, application]),
    ...(sign === undefined ? {} : { sign }),
    ...(split.files ? { files: split.files } : {}),
    ...(split.dex ? { dex: split.dex } : {}),
    ...(split.resources ? { resources: split.resources } : {}),
    ...(split.zip ? { zip: split.zip } : {}),
  });
}

/** What the description inside a container says. */
export interface ContainerSpec {
  readonly package: string;
  readonly label: string;
  readonly versionCode: number;
  readonly versionName: string;
}

/** APKPure's container: the files and `manifest.json`. */
export function xapk(set: SplitSet, told: ContainerSpec): Uint8Array {
  const splits = Object.keys(set).map((file) => ({ file, id: file.replace(/^split_/, '').replace(/\.apk$/, '') }));
  const description = {
    xapk_version: 2,
    package_name: told.package,
    name: told.label,
    version_code: String(told.versionCode),
    version_name: told.versionName,
    split_apks: splits,
  };
  return zip([{ name: 'manifest.json', data: JSON.stringify(description) }, ...stored(set, '')]);
}

/** APKMirror's container: the files and `info.json`. */
export function apkm(set: SplitSet, told: ContainerSpec): Uint8Array {
  const description = {
    apkm_version: 5,
    pname: told.package,
    app_name: told.label,
    versioncode: String(told.versionCode),
    release_version: told.versionName,
  };
  return zip([{ name: 'info.json', data: JSON.stringify(description) }, ...stored(set, '')]);
}

/** A set as bundletool builds it (`splits/base-master.apk`, …), or as installers export it, flat. */
export function apks(set: SplitSet, layout: 'bundletool' | 'flat' = 'bundletool'): Uint8Array {
  if (layout === 'flat') return zip(stored(set, ''));
  const renamed = Object.fromEntries(
    Object.entries(set).map(([file, bytes]) => [
      file === 'base.apk' ? 'base-master.apk' : file.replace(/^split_config\./, 'base-').replace(/^split_/, ''),
      bytes,
    ]),
  );
  return zip([{ name: 'toc.pb', data: '' }, ...stored(renamed, 'splits/')]);
}

function stored(set: SplitSet, folder: string): readonly { readonly name: string; readonly data: Uint8Array; readonly method: 'stored' }[] {
  return Object.entries(set).map(([name, data]) => ({ name: `${folder}${name}`, data, method: 'stored' }));
}
