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
  readonly structures: readonly SdkStructure[];
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

/**
 * One row of the API table (regulation §8.4) and of what else reads personal information by a call. No two rows share
 * class, name and signature. A row without signature stands for all overloads that have no row of their own.
 */
export interface SensitiveApi {
  readonly class: string;
  readonly name: string;
  /** Absent: all overloads. */
  readonly signature?: string;
  readonly member: 'method' | 'field';
  /** `reads` and `writes` carry `data`; `acts` carries `action`, and `data` too where the act collects it. With a `rule` either may be absent. */
  readonly effect: 'reads' | 'writes' | 'acts';
  readonly data?: string;
  readonly action?: string;
  /**
   * Which calls count by argument `index` (without receiver); each match may name other data. `bit`: the argument is a
   * set of flags and a match holds when it contains the flag; several may hold. `otherwise` also decides for arguments that are not constant.
   */
  readonly arguments?: {
    readonly index: number;
    readonly by?: 'value' | 'bit';
    readonly match: readonly { readonly value: string | number; readonly data?: string; readonly action?: string }[];
    readonly otherwise: 'ignore' | 'count';
    /** Action that is noted, with the argument `?`, where nothing is known of the argument: what the call reads is then open. */
    readonly unknown?: string;
  };
  /** Argument that holds a sampling period in milliseconds. */
  readonly periodArgument?: number;
  /** Argument that holds a sensor delay: 0–3 are SENSOR_DELAY_* (0, 20, 60, 200 ms), else microseconds. */
  readonly delayArgument?: number;
  /**
   * `uri`, `command`, `property`, `file`: what is read depends on that text, see `markers`. `package`: counts when the
   * argument is another package. `reflection`, `loads-code`, `requests-permission` have facts of their own kind.
   */
  readonly rule?:
    | 'uri'
    | 'command'
    | 'package'
    | 'property'
    | 'file'
    | 'action'
    | 'sensor'
    | 'reflection'
    | 'loads-code'
    | 'requests-permission';
  readonly via: 'api' | 'field' | 'sdk-api';
  /** Number in the table of 156 calls; overloads and near relatives carry the number of the row they belong to. */
  readonly row: number;
}

/** A text that means personal information wherever it stands: URI, file, command, property, broadcast, intent. */
export interface DataMarker {
  readonly kind: 'uri' | 'file' | 'command' | 'property' | 'broadcast' | 'intent' | 'service' | 'class';
  readonly value: string;
  /** How the text in code must relate to `value`; `word`: as a word of a command line. Of several, the longest value wins. */
  readonly match: 'exact' | 'prefix' | 'contains' | 'word';
  readonly data?: string;
  readonly action?: string;
  /** Framework constants that stand for the text: `Landroid/provider/ContactsContract$Contacts;->CONTENT_URI`. */
  readonly fields?: readonly string[];
  /** Kind of self-start, as `trigger` of `component.self-start` names it. */
  readonly trigger?: string;
  /** Another app asks the user, so no permission is needed. */
  readonly asksUser?: boolean;
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
  /** Class descriptor; empty for `uri` and `action`. */
  readonly class: string;
  /** Name of the member; for `uri` the text that a constant begins with; for `action` an exact text in code, or an action in the manifest. */
  readonly name: string;
  readonly signature?: string;
  readonly member: 'method' | 'field' | 'uri' | 'action';
  /** The call also works without the permission: it proves use, never a missing declaration. */
  readonly maybe?: boolean;
  /** Counts only with this constant argument (without receiver). */
  readonly argument?: { readonly index: number; readonly value: number | string };
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
  /** Class names of its activities, services, receivers and providers. */
  readonly components: readonly string[];
  readonly declares: readonly { readonly data: string; readonly qualifier: 'stated' | 'optional' | 'consensus' }[];
  readonly loadsCode: 'yes' | 'no' | 'unknown';
  readonly handlesPersonalInfo: boolean;
  /** A library that does only what the code around it asks (AndroidX, OkHttp, Glide): no party that collects for itself. */
  readonly isGeneralLibrary?: boolean;
  /** Where a version can be read: class and static field or file. */
  readonly versionAt?: readonly { readonly class?: string; readonly field?: string; readonly file?: string; readonly metaData?: string }[];
}

/** A domain may belong to several SDKs: then it has several rows. */
export interface Domain {
  readonly domain: string;
  readonly sdk?: string;
  readonly vendor?: string;
  readonly country?: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface NativeLibrary {
  /** File name, or with `isPattern` a regular expression over the whole file name. */
  readonly name: string;
  readonly isPattern: boolean;
  /** SDK id, or undefined for a library without a catalogue row. */
  readonly sdk?: string;
  readonly label: { readonly zh: string; readonly en: string };
}

/** Marks of an SDK that stay when a shrinker renames its classes; see data/structures/README.md. */
export interface SdkStructure {
  readonly sdk: string;
  /** So many different marks must be there to be evidence. */
  readonly least: number;
  readonly marks: readonly StructureMark[];
}

export type StructureMark =
  /** A constant of code, whole. */
  | { readonly type: 'text'; readonly value: string }
  /** A component that the app must write in its own package: the name after the package, `.wxapi.WXEntryActivity`. */
  | { readonly type: 'component'; readonly value: string }
  /** A provider authority after the app's package, `.umeng.message`. */
  | { readonly type: 'authority'; readonly value: string }
  /** A resource by type and name, `string/umeng_common_info`. */
  | { readonly type: 'resource'; readonly value: string }
  /** One class with all of these; `calls` are framework methods, `Landroid/net/Uri;->parse`. */
  | {
      readonly type: 'shape';
      readonly texts: readonly string[];
      readonly calls: readonly string[];
      readonly implements: readonly string[];
      readonly natives: readonly string[];
      readonly extends?: string;
    };

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
