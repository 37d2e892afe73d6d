/** AndroidManifest.xml, resolved: references followed, names made absolute. */
export interface Manifest {
  readonly package: string;
  readonly versionCode: number;
  readonly versionName: string | undefined;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly split: string | undefined;
  readonly sharedUserId: string | undefined;
  /** From 2 on, Android does not take a package signed with v1 alone. 1 when absent. */
  readonly targetSandboxVersion: number;
  readonly permissions: readonly UsesPermission[];
  readonly definedPermissions: readonly { readonly name: string; readonly protectionLevel: string; readonly element: string }[];
  readonly usesFeatures: readonly string[];
  readonly queries: { readonly packages: readonly string[]; readonly actions: readonly string[] };
  /** What runs this package inside another, as a test of an app does; `target` is that other package. */
  readonly instrumentations: readonly { readonly name: string; readonly target: string }[];
  readonly application: Application;
  readonly components: readonly Component[];
}

export interface UsesPermission {
  readonly name: string;
  readonly maxSdk: number | undefined;
  /** `uses-permission-sdk-23` and flags such as neverForLocation change the meaning. */
  readonly onlyFromSdk23: boolean;
  readonly neverForLocation: boolean;
  readonly element: string;
}

export interface Application {
  readonly name: string | undefined;
  /** Label for zh and for the default, references followed. */
  readonly label: { readonly zh: string | undefined; readonly default: string | undefined };
  readonly icon: string | undefined;
  readonly debuggable: boolean;
  readonly allowBackup: boolean;
  readonly usesCleartextTraffic: boolean | undefined;
  readonly networkSecurityConfig: string | undefined;
  readonly appComponentFactory: string | undefined;
  readonly requestLegacyExternalStorage: boolean;
  readonly extractNativeLibs: boolean | undefined;
  readonly testOnly: boolean;
  readonly process: string | undefined;
  readonly metaData: readonly MetaData[];
}

export interface Component {
  readonly type: 'activity' | 'activity-alias' | 'service' | 'receiver' | 'provider';
  /** Absolute class name, dots. */
  readonly name: string;
  readonly targetActivity: string | undefined;
  readonly enabled: boolean;
  /** As written, or as Android defaults it. */
  readonly exported: boolean;
  readonly permission: string | undefined;
  readonly process: string | undefined;
  readonly authorities: readonly string[];
  readonly theme: string | undefined;
  readonly label: { readonly zh: string | undefined; readonly default: string | undefined };
  readonly icon: string | undefined;
  readonly excludeFromRecents: boolean;
  readonly foregroundServiceType: number | undefined;
  readonly filters: readonly IntentFilter[];
  readonly metaData: readonly MetaData[];
  /** Element path in the manifest: `manifest/application/activity[2]`. */
  readonly element: string;
}

export interface IntentFilter {
  readonly actions: readonly string[];
  readonly categories: readonly string[];
  readonly schemes: readonly string[];
  readonly hosts: readonly string[];
  readonly ports: readonly string[];
  readonly paths: readonly FilterPath[];
  readonly mimeTypes: readonly string[];
  readonly priority: number;
}

/** A path that a filter wants: the whole, its beginning, or a pattern in which `.` is any character and `x*` any number of them. */
export interface FilterPath {
  readonly kind: 'path' | 'pathPrefix' | 'pathPattern';
  readonly text: string;
}

export interface MetaData {
  readonly name: string;
  readonly value: string | undefined;
  /** Resource id when the value is a reference to a file (`@xml/…`). */
  readonly resource: number | undefined;
}
