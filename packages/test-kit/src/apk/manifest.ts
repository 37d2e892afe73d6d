import { type XmlElement, type XmlValue, xml } from '../axml/xml.ts';
import { type ComponentSpec, component, metaData, present } from './component.ts';

/** The parts of a manifest that fixtures vary. */
export interface ManifestSpec {
  readonly package: string;
  /** Default 1; null leaves it out. */
  readonly versionCode?: number | null;
  /** Default `1.0`; null leaves it out. */
  readonly versionName?: string | null;
  /** Default 21; null leaves it out. */
  readonly minSdk?: number | null;
  /** Default 33; null leaves it out. */
  readonly targetSdk?: number | null;
  /** Names, or attributes of the element with `android:`. A short name (`CAMERA`) is one of the platform's. */
  readonly permissions?: readonly (string | Readonly<Record<string, XmlValue>>)[];
  readonly activities?: readonly (string | ComponentSpec)[];
  readonly aliases?: readonly ComponentSpec[];
  readonly services?: readonly (string | ComponentSpec)[];
  readonly receivers?: readonly (string | ComponentSpec)[];
  readonly providers?: readonly (string | ComponentSpec)[];
  /** Activity shown in the launcher; default `.MainActivity`. False for an app that is not there. */
  readonly launcher?: string | false;
  /** Further attributes of the application, without prefix: `{ debuggable: true }`. */
  readonly application?: Readonly<Record<string, XmlValue>>;
  readonly metaData?: Readonly<Record<string, XmlValue>>;
  /** Further children of the application. */
  readonly insideApplication?: readonly XmlElement[];
  /** Further children of the manifest: `queries`, `permission`, `uses-feature`. */
  readonly insideManifest?: readonly XmlElement[];
  /** Further attributes of the manifest, by full name. */
  readonly manifestAttributes?: Readonly<Record<string, XmlValue>>;
}

/** The manifest's tree; `label` and `icon` are references or text. */
export function manifest(spec: ManifestSpec, looks: { readonly label?: XmlValue; readonly icon?: XmlValue }): XmlElement {
  const launcher = spec.launcher ?? '.MainActivity';
  const attributes = {
    ...present('android:versionCode', orDefault(spec.versionCode, 1)),
    ...present('android:versionName', orDefault(spec.versionName, '1.0')),
    package: spec.package,
    ...spec.manifestAttributes,
  };
  const levels = {
    ...present('android:minSdkVersion', orDefault(spec.minSdk, 21)),
    ...present('android:targetSdkVersion', orDefault(spec.targetSdk, 33)),
  };
  const application = {
    ...present('android:label', looks.label),
    ...present('android:icon', looks.icon),
    ...Object.fromEntries(Object.entries(spec.application ?? {}).map(([name, value]) => [`android:${name}`, value])),
  };
  return xml('manifest', attributes, [
    ...(Object.keys(levels).length > 0 ? [xml('uses-sdk', levels)] : []),
    ...(spec.permissions ?? []).map(permission),
    ...(spec.insideManifest ?? []),
    xml('application', application, [
      ...(launcher === false ? [] : [component('activity', { name: launcher, launcher: true })]),
      ...(spec.activities ?? []).map((one) => component('activity', one)),
      ...(spec.aliases ?? []).map((one) => component('activity-alias', one)),
      ...(spec.services ?? []).map((one) => component('service', one)),
      ...(spec.receivers ?? []).map((one) => component('receiver', one)),
      ...(spec.providers ?? []).map((one) => component('provider', one)),
      ...metaData(spec.metaData ?? {}),
      ...(spec.insideApplication ?? []),
    ]),
  ]);
}

function permission(given: string | Readonly<Record<string, XmlValue>>): XmlElement {
  if (typeof given !== 'string') return xml('uses-permission', given);
  return xml('uses-permission', { 'android:name': given.includes('.') ? given : `android.permission.${given}` });
}

function orDefault<T>(value: T | null | undefined, byDefault: T): T | undefined {
  return value === null ? undefined : (value ?? byDefault);
}
