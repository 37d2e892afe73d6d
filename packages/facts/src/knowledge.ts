/**
 * The catalogues that detectors look things up in: data/ compiled into plain arrays, sorted. The package
 * `knowledge` holds the compiled module; detectors get it as an argument and never read files.
 */
export interface Knowledge {
  readonly personalInfo: readonly PersonalInfo[];
  readonly apis: readonly SensitiveApi[];
  readonly markers: readonly DataMarker[];
  readonly permissions: readonly PermissionInfo[];
  readonly permissionUses: readonly PermissionUse[];
  readonly sdks: readonly Sdk[];
  readonly domains: readonly Domain[];
  readonly nativeLibraries: readonly NativeLibrary[];
  readonly packers: readonly Packer[];
  readonly appTypes: readonly AppType[];
  readonly unsuitablePermissions: readonly UnsuitablePermission[];
  readonly knownKeys: readonly KnownKey[];
  /** Word lists and name tables of single detectors, by detector id: data/<detector id>.yaml as it stands. */
  readonly lists: Readonly<Record<string, unknown>>;
}

/** A kind of personal information; `token` is what `data` attributes carry. */
export interface PersonalInfo {
  readonly token: string;
  readonly zh: string;
  readonly en: string;
  readonly group: string;
  /** Sensitive under PIPL 28. */
  readonly sensitive: boolean;
  readonly aliases: readonly string[];
}

/** One row of the API table (regulation §8.4) and of what else reads personal information by a call. */
export interface SensitiveApi {
  readonly class: string;
  readonly name: string;
  /** Absent: all overloads. */
  readonly signature?: string;
  readonly member: 'method' | 'field';
  /** `reads` and `writes` carry `data`; `acts` carries `action`. */
  readonly effect: 'reads' | 'writes' | 'acts';
  readonly data?: string;
  readonly action?: string;
  /** Only calls whose argument `index` (without receiver) matches count; each match may name other data. */
  readonly arguments?: {
    readonly index: number;
    readonly match: readonly { readonly value: string | number; readonly data?: string; readonly action?: string }[];
    readonly otherwise: 'ignore' | 'count';
  };
  /** Argument that holds a sampling period in milliseconds. */
  readonly periodArgument?: number;
  /** `uri`: what is read depends on the URI, see `markers`. `package`: counts when the argument is another package. */
  readonly rule?: 'uri' | 'command' | 'package' | 'property' | 'file' | 'action' | 'sensor' | 'reflection';
  readonly via: 'api' | 'field' | 'sdk-api';
  readonly row: number;
}

/** A text that means personal information wherever it stands: URI, file, command, property, broadcast, intent. */
export interface DataMarker {
  readonly kind: 'uri' | 'file' | 'command' | 'property' | 'broadcast' | 'intent' | 'service' | 'class';
  readonly value: string;
  /** How the text in code must relate to `value`. */
  readonly match: 'exact' | 'prefix' | 'contains';
  readonly data?: string;
  readonly action?: string;
  /** Framework constants that stand for the text: `Landroid/provider/ContactsContract$Contacts;->CONTENT_URI`. */
  readonly fields?: readonly string[];
}

export interface PermissionInfo {
  readonly name: string;
  readonly protection: 'dangerous' | 'special' | 'normal' | 'signature' | 'oem' | 'unknown';
  /** 8-type label of 078/164. */
  readonly group?: string;
  readonly data?: readonly string[];
  readonly sinceSdk?: number;
  readonly zh?: string;
  readonly en?: string;
}

/** What uses a permission. A permission without any row here is undecided, not unused. */
export interface PermissionUse {
  readonly permission: string;
  readonly class: string;
  readonly name: string;
  readonly signature?: string;
  readonly member: 'method' | 'field' | 'uri' | 'action';
  /** API levels at which the annotation is known; absent when not bound to levels. */
  readonly from?: number;
  readonly to?: number;
  /** Other permissions of which any one is enough for the call; empty when this one is needed alone or with others. */
  readonly alternatives: readonly string[];
}

export interface Sdk {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly vendor: { readonly zh: string; readonly en: string };
  readonly category: string;
  readonly country: string;
  readonly prefixes: readonly { readonly prefix: string; readonly level: 'A' | 'B' | 'C' }[];
  readonly components: readonly string[];
  readonly declares: readonly { readonly data: string; readonly qualifier: 'stated' | 'optional' | 'consensus' }[];
  readonly loadsCode: 'yes' | 'no' | 'unknown';
  readonly handlesPersonalInfo: boolean;
  /** Where a version can be read: class and static field or file. */
  readonly versionAt?: readonly { readonly class?: string; readonly field?: string; readonly file?: string; readonly metaData?: string }[];
}

export interface Domain {
  readonly domain: string;
  readonly sdk?: string;
  readonly vendor?: string;
  readonly country?: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface NativeLibrary {
  readonly name: string;
  readonly isPattern: boolean;
  /** SDK id, or undefined for a library without a catalogue row. */
  readonly sdk?: string;
  readonly label: { readonly zh: string; readonly en: string };
}

export interface Packer {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly vendor: string;
  readonly kind: 'packer' | 'protector' | 'anti-cheat';
  readonly markers: readonly {
    readonly type:
      | 'lib'
      | 'lib-regex'
      | 'asset'
      | 'asset-regex'
      | 'class'
      | 'class-prefix'
      | 'class-regex'
      | 'dex-string'
      | 'native-string';
    readonly value: string;
    readonly confidence: 'high' | 'medium' | 'low';
  }[];
}

/** One of the 39 types of 国信办秘字〔2021〕14号. */
export interface AppType {
  readonly number: number;
  readonly name: string;
  readonly en: string;
  readonly aliases: readonly string[];
  readonly basicFunction: string;
  /** Necessary personal information as printed, and as tokens where a token exists. */
  readonly necessary: readonly { readonly text: string; readonly tokens: readonly string[] }[];
  /** Words in a label or package that suggest the type. */
  readonly words: readonly string[];
  /** Service name in annex D of TC260-PG-20204A, if one corresponds. */
  readonly annexD?: string;
}

export interface UnsuitablePermission {
  readonly permission: string;
  readonly services: readonly string[];
}

export interface KnownKey {
  readonly sha256: string;
  readonly key: string;
  readonly name: string;
}
