/**
 * Whose code a class is. `package` is its Java package. A `library` does only what the code around it asks (AndroidX,
 * OkHttp): that it could read something says nothing about the app.
 */
export type Owner =
  | { readonly owner: 'app'; readonly package: string }
  | { readonly owner: 'library'; readonly sdk: string; readonly package: string }
  | { readonly owner: 'sdk'; readonly sdk: string; readonly package: string }
  | { readonly owner: 'third-party'; readonly package: string }
  | { readonly owner: 'unknown'; readonly package: string };

export interface Owners {
  /** @param descriptor class descriptor `Lcom/umeng/a/B;` */
  of(descriptor: string): Owner;
}

export interface SdkPrefix {
  /** Java package, matched by whole segments; the longest wins. */
  readonly prefix: string;
  readonly sdk: string;
  readonly isGeneralLibrary?: boolean;
}

/** First segments under which unrelated organisations live: one more segment tells them apart. */
const SHARED_ROOTS = new Set([
  'com.github',
  'io.github',
  'com.google',
  'com.android',
  'org.apache',
  'com.gitee',
  'io.gitee',
  'me.github',
  'net.sourceforge',
]);
/** Characters that are looked at: what is behind them in a name of megabytes makes nobody else its owner. */
const LONGEST_NAME = 2_000;
const SHARED_SECONDS = new Set(['com', 'org', 'net', 'gov', 'edu', 'co', 'ac']);

/**
 * Owners of code by Java package.
 *
 * A catalogued prefix wins, except one that covers the app's own package: a vendor's own app is not its SDK. Then what
 * shares the organisation of the package name or of the app's components is the app's. What has no readable name left
 * (`a.b.c`, the default package) is unknown, not the app's: obfuscators move SDK code there as well.
 *
 * @param own package name and class names of the application class and the launcher activity
 */
export function ownersOf(prefixes: readonly SdkPrefix[], own: readonly string[]): Owners {
  const sdkByPrefix = byPrefix(prefixes);
  const [packageName = ''] = own;
  const roots = new Set(own.map(organisation).filter((root) => root !== ''));
  const known = new Map<string, Owner>();

  const decide = (name: string): Owner => {
    for (let prefix = name; prefix !== ''; prefix = parent(prefix)) {
      const found = sdkByPrefix.get(prefix);
      if (found === undefined || isUnder(packageName, prefix)) continue;
      return { owner: found.isGeneralLibrary === true ? 'library' : 'sdk', sdk: found.sdk, package: name };
    }
    if (roots.has(organisation(name)) || isUnder(name, packageName)) return { owner: 'app', package: name };
    return { owner: isReadable(name) ? 'third-party' : 'unknown', package: name };
  };

  return {
    of(whole) {
      const descriptor = whole.length > LONGEST_NAME ? whole.slice(0, LONGEST_NAME) : whole;
      const end = descriptor.lastIndexOf('/');
      const folder = end < 0 ? '' : descriptor.slice(descriptor.lastIndexOf('[') + 2, end);
      let owner = known.get(folder);
      if (owner === undefined) {
        owner = decide(folder.replaceAll('/', '.'));
        known.set(folder, owner);
      }
      return owner;
    },
  };
}

const tables = new WeakMap<readonly SdkPrefix[], ReadonlyMap<string, SdkPrefix>>();

/** A catalogue's rows by prefix: made once for all apps. */
function byPrefix(prefixes: readonly SdkPrefix[]): ReadonlyMap<string, SdkPrefix> {
  let table = tables.get(prefixes);
  if (table === undefined) {
    table = new Map(prefixes.map((row) => [row.prefix, row]));
    tables.set(prefixes, table);
  }
  return table;
}

const parent = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('.')));
const isUnder = (name: string, prefix: string) => prefix !== '' && (name === prefix || name.startsWith(`${prefix}.`));

/** `cn.com.bank.app` → `cn.com.bank`, `com.shop.app` → `com.shop`; empty for fewer than two segments. */
function organisation(name: string): string {
  const segments = name.split('.');
  if (segments.length < 2) return '';
  const two = `${segments[0]}.${segments[1]}`;
  const needsThree = SHARED_ROOTS.has(two) || SHARED_SECONDS.has(segments[1] ?? '');
  return needsThree && segments.length > 2 ? `${two}.${segments[2]}` : two;
}

/** Names that a person chose: at least two segments and one of them a word. */
function isReadable(name: string): boolean {
  const segments = name.split('.');
  return segments.length > 1 && segments.some((segment, i) => segment.length > 2 && !(i === 0 && SHARED_SECONDS.has(segment)));
}
