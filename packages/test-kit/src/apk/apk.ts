import { inConfigurations } from '../arsc/resource-value.ts';
import { type ResourceEntries, type ResourceOptions, type ResourceTable, resources } from '../arsc/table.ts';
import { type AxmlOptions, axml } from '../axml/axml.ts';
import type { XmlElement } from '../axml/xml.ts';
import { type ClassSpec, cls, init, method } from '../dex/class-spec.ts';
import { type DexOptions, dex } from '../dex/dex.ts';
import { dexName, splitClasses } from '../dex/multidex.ts';
import { descriptor } from '../dex/references.ts';
import { type Signing, signZip } from '../sign/sign.ts';
import type { KeyName } from '../sign/signer.ts';
import type { ZipEntry } from '../zip/entry.ts';
import { type ZipOptions, zip } from '../zip/zip.ts';
import { icon as defaultIcon } from './icon.ts';
import { type ManifestSpec, manifest } from './manifest.ts';

/** An app with known answers. Only `package` must be given; the rest is an ordinary small app. */
export interface ApkSpec extends ManifestSpec {
  /** Default: the last part of the package name. Null for none. */
  readonly label?: string | null;
  /** Labels in other configurations: `{ 'zh-rCN': '示例' }`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The label is written into the manifest and not into resources. */
  readonly labelInline?: boolean;
  /** Default a small picture; null for none. */
  readonly icon?: Uint8Array | null;
  /** Further resources; types and names as in a table. */
  readonly resources?: ResourceEntries;
  readonly resourceOptions?: ResourceOptions;
  /** The whole manifest, as a tree or as XML text, in place of the one made from the parts; `@string/…` are resolved. */
  readonly manifest?: XmlElement | string;
  readonly manifestOptions?: Omit<AxmlOptions, 'resolve'>;
  /** Classes; they are spread over several files when one cannot hold them. The launcher activity is added when it is missing and there are no `dexFiles`. */
  readonly dex?: readonly ClassSpec[];
  /** DEX files as they are, after those made from classes. */
  readonly dexFiles?: readonly Uint8Array[];
  readonly dexOptions?: DexOptions;
  /** Further files by path; a tree ending in `.xml` is written as binary XML. */
  readonly files?: Readonly<Record<string, Uint8Array | string | XmlElement>>;
  /** The entries before they are signed: to add, to drop, to lie. */
  readonly entries?: (entries: readonly ZipEntry[]) => readonly ZipEntry[];
  readonly zip?: ZipOptions;
  /** Default: `release`, all schemes. False leaves it unsigned. */
  readonly sign?: KeyName | Signing | false;
}

/** The package, the same bytes each time. */
export function apk(spec: ApkSpec): Uint8Array {
  const entries = apkEntries(spec);
  return spec.sign === false ? zip(entries, spec.zip) : signZip(entries, spec.sign ?? 'release', spec.zip);
}

/** The entries of {@link apk} before they are signed. */
export function apkEntries(spec: ApkSpec): readonly ZipEntry[] {
  const table = resourceTable(spec);
  const resolve = table?.id ?? (() => undefined);
  const looks = {
    ...(spec.label === null ? {} : { label: spec.labelInline === true ? { string: labelOf(spec) } : '@string/app_name' }),
    ...(spec.icon === null ? {} : { icon: '@mipmap/ic_launcher' }),
  };
  const document = spec.manifest ?? manifest(spec, looks);
  const binary = (tree: XmlElement | string): Uint8Array => axml(tree, { ...spec.manifestOptions, resolve });
  const entries: ZipEntry[] = [{ name: 'AndroidManifest.xml', data: binary(document) }];
  if (table) entries.push({ name: 'resources.arsc', data: table.bytes });
  if (spec.icon !== null) entries.push({ name: ICON, data: spec.icon ?? defaultIcon });
  for (const [i, bytes] of dexFiles(spec).entries()) entries.push({ name: dexName(i), data: bytes });
  for (const [name, content] of Object.entries(spec.files ?? {})) {
    const isTree = typeof content === 'object' && 'children' in content;
    entries.push({ name, data: isTree ? axml(content, { resolve }) : content });
  }
  return spec.entries?.(entries) ?? entries;
}

const ICON = 'res/mipmap/ic_launcher.png';

function labelOf({ label, package: name }: ApkSpec): string {
  return label ?? name.slice(name.lastIndexOf('.') + 1);
}

/** Label and icon first, so that their ids are the same in all fixtures: 0x7f010000 and 0x7f020000. */
function resourceTable(spec: ApkSpec): ResourceTable | undefined {
  const { string = {}, mipmap = {}, ...others } = spec.resources ?? {};
  const label =
    spec.label === null || spec.labelInline === true
      ? {}
      : { app_name: inConfigurations({ '': { string: labelOf(spec) }, ...asText(spec.labels ?? {}) }) };
  const picture = spec.icon === null ? {} : { ic_launcher: { file: ICON } };
  const all = { string: { ...label, ...string }, mipmap: { ...picture, ...mipmap }, ...others };
  const entries = Object.fromEntries(Object.entries(all).filter(([, named]) => Object.keys(named).length > 0));
  return Object.keys(entries).length === 0 ? undefined : resources(spec.package, entries, spec.resourceOptions);
}

/** A label that looks like a colour or a reference is still text. */
function asText(labels: Readonly<Record<string, string>>): Readonly<Record<string, { readonly string: string }>> {
  return Object.fromEntries(Object.entries(labels).map(([qualifiers, string]) => [qualifiers, { string }]));
}

function dexFiles(spec: ApkSpec): readonly Uint8Array[] {
  const launcher = spec.launcher ?? '.MainActivity';
  const given = spec.dex ?? [];
  const name = launcher === false ? undefined : descriptor(launcher.startsWith('.') ? `${spec.package}${launcher}` : launcher);
  const isMissing =
    name !== undefined && !spec.dexFiles && !given.some(({ type }) => type === name) && spec.application?.['hasCode'] !== false;
  const classes = isMissing ? [launcherClass(name), ...given] : given;
  const made = classes.length === 0 ? [] : splitClasses(classes, 0x10000).map((part) => dex(part, spec.dexOptions));
  return [...made, ...(spec.dexFiles ?? [])];
}

function launcherClass(type: string): ClassSpec {
  const onCreate = method(
    'onCreate',
    '(Landroid/os/Bundle;)V',
    (m) => m.invokeSuper('Landroid/app/Activity;->onCreate(Landroid/os/Bundle;)V', 'p0', 'p1'),
    'protected',
  );
  return cls(type, { extends: 'android.app.Activity', methods: [init('android.app.Activity'), onCreate] });
}
