import { bool, color, dimension, fraction, hex, int, ref, type TypedValue } from '../res/value.ts';
import type { XmlValue } from './xml.ts';

/** A value to be written: typed, or a string that goes to the pool. */
export type AttributeValue = { readonly typed: TypedValue; readonly raw?: string } | { readonly text: string };

/** Finds the id of `string/app_name`. */
export type ResolveResource = (name: string) => number | undefined;

/** What the build tools make of an attribute's text. @throws Error if it refers to a resource nobody knows */
export function attributeValue(name: string, value: XmlValue, resolve: ResolveResource): AttributeValue {
  if (typeof value === 'boolean') return { typed: bool(value) };
  if (typeof value === 'number') return { typed: int(value) };
  if (typeof value === 'object') return 'string' in value ? { text: value.string } : { typed: value };
  const local = name.slice(name.indexOf(':') + 1);
  if (/^[@?]/.test(value)) return { typed: reference(value, resolve) };
  const flags = symbolicValues[local];
  if (flags && value.split('|').every((word) => word in flags)) {
    return {
      typed: (local === 'launchMode' || local === 'screenOrientation' ? int : hex)(
        value.split('|').reduce((sum, word) => sum | flags[word]!, 0),
      ),
    };
  }
  if (textAttributes.has(local)) return { text: value };
  return plainValue(value);
}

function plainValue(value: string): AttributeValue {
  if (value === 'true' || value === 'false') return { typed: bool(value === 'true') };
  if (/^-?\d{1,10}$/.test(value) && Number(value) <= 0x7fff_ffff) return { typed: int(Number(value)) };
  if (/^0x[0-9a-fA-F]{1,8}$/.test(value)) return { typed: hex(Number(value)) };
  if (/^#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/.test(value)) return { typed: color(value) };
  if (/^-?[\d.]+(dp|dip|sp|px|pt|in|mm)$/.test(value)) return { typed: dimension(value) };
  if (/^-?[\d.]+%p?$/.test(value)) return { typed: fraction(value) };
  return { text: value };
}

/** `@string/x`, `@+id/x`, `@0x7f010001`, `?attr/x`, `?0x…`, `@null`. */
function reference(value: string, resolve: ResolveResource): TypedValue {
  if (value === '@null') return ref(0);
  const kind = value.startsWith('?') ? 'attribute' : 'reference';
  const name = value.slice(1).replace(/^\+/, '');
  if (/^0x[0-9a-fA-F]+$/.test(name)) return ref(Number(name), kind);
  const id = resolve(name);
  if (id === undefined) throw new Error(`no resource is called ${name}; give its id as @0x…, or add it to the resources`);
  return ref(id, kind);
}

/** Attributes that stay text whatever they look like. */
const textAttributes = new Set(
  (
    'versionName name label permission readPermission writePermission process taskAffinity authorities host scheme port path pathPrefix ' +
    'pathPattern pathSuffix pathAdvancedPattern mimeType targetPackage targetActivity package split sharedUserId text title summary ' +
    'platformBuildVersionName compileSdkVersionCodename splitTypes requiredSplitTypes'
  ).split(' '),
);

/** Words that stand for numbers. @source constants of android.R.attr's formats, as documented on developer.android.com */
const symbolicValues: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  launchMode: { standard: 0, singleTop: 1, singleTask: 2, singleInstance: 3, singleInstancePerTask: 4 },
  screenOrientation: {
    unspecified: -1,
    landscape: 0,
    portrait: 1,
    user: 2,
    behind: 3,
    sensor: 4,
    nosensor: 5,
    sensorLandscape: 6,
    sensorPortrait: 7,
  },
  protectionLevel: { normal: 0, dangerous: 1, signature: 2, signatureOrSystem: 3, privileged: 0x10, development: 0x20, appop: 0x40 },
  usesPermissionFlags: { neverForLocation: 0x10000 },
  foregroundServiceType: {
    dataSync: 1,
    mediaPlayback: 2,
    phoneCall: 4,
    location: 8,
    connectedDevice: 0x10,
    mediaProjection: 0x20,
    camera: 0x40,
    microphone: 0x80,
    health: 0x100,
    specialUse: 0x4000_0000,
  },
  installLocation: { auto: 0, internalOnly: 1, preferExternal: 2 },
  configChanges: {
    mcc: 1,
    mnc: 2,
    locale: 4,
    touchscreen: 8,
    keyboard: 0x10,
    keyboardHidden: 0x20,
    navigation: 0x40,
    orientation: 0x80,
    screenLayout: 0x100,
    uiMode: 0x200,
    screenSize: 0x400,
    smallestScreenSize: 0x800,
    density: 0x1000,
    layoutDirection: 0x2000,
    fontScale: 0x4000_0000,
  },
  layout_width: { match_parent: -1, fill_parent: -1, wrap_content: -2 },
  layout_height: { match_parent: -1, fill_parent: -1, wrap_content: -2 },
  orientation: { horizontal: 0, vertical: 1 },
  visibility: { visible: 0, invisible: 1, gone: 2 },
};
