import type { App } from '@touchstone/app-model';
import type { Catalogue } from './catalogue.ts';
import { keysOf, type TextKeys, textsFrom, textsHeld } from './dex-texts.ts';
import { type Evidence, WEIGHT } from './evidence.ts';
import { isVendorsApp } from './own-vendor.ts';
import { canBeCodeOf } from './whose-text.ts';

/**
 * Hosts in constants of code that belong to exactly one SDK. One alone never says that the SDK is there: two, in code
 * that can be the SDK's own, do.
 *
 * Looked for where hosts stand: as a whole text, or at the start of an address. Both are ranges of a sorted table.
 */
export function evidenceByHost(app: App, catalogue: Catalogue): readonly Evidence[] {
  const own = app.manifest?.package ?? '';
  const found = new Map<string, Evidence>();
  for (const [text, file] of textsWithHosts(app, catalogue)) {
    const known = catalogued(catalogue, hostOf(text));
    if (known === undefined || found.get(known.host)?.weight === WEIGHT.textInRenamedCode) continue;
    const { sdk, host } = known;
    if (isVendorsApp(catalogue.sdks.get(sdk), own)) continue;
    const uses = app.program.usesOfText(text);
    const isStrong = known.confidence === 'high' && isService(host) && canBeCodeOf(app, sdk, uses);
    const weight = isStrong ? WEIGHT.textInRenamedCode : WEIGHT.supporting;
    found.set(host, { sdk, kind: 'domain', detail: host, at: uses[0]?.place() ?? { file }, weight });
  }
  return [...found.values()];
}

/** Addresses that are looked at in one DEX file; one that holds more is made to hold them. */
const MOST_ADDRESSES = 20_000;
const LONGEST_HOST = 253;
const SCHEMES = keysOf(['http://', 'https://']);

function* textsWithHosts(app: App, { hosts }: Catalogue): Iterable<readonly [text: string, file: string]> {
  for (const { file, dex } of app.program.dexes) {
    for (const text of textsFrom(dex, SCHEMES, MOST_ADDRESSES)) yield [text, file];
    for (const text of textsHeld(dex, servicesOf(hosts))) yield [text, file];
  }
}

const known = new WeakMap<Catalogue['hosts'], TextKeys>();

/** Hosts that can count. */
function servicesOf(hosts: Catalogue['hosts']): TextKeys {
  let keys = known.get(hosts);
  if (keys === undefined) {
    const strong = [...hosts].filter(([host, { confidence }]) => confidence === 'high' && isService(host));
    keys = keysOf(strong.map(([host]) => host));
    known.set(hosts, keys);
  }
  return keys;
}

/** `https://a.b.com:80/x` → `a.b.com`. */
function hostOf(text: string): string {
  const from = text.startsWith('http') ? text.indexOf('://') + 3 : 0;
  const end = text.slice(from, from + LONGEST_HOST).search(/[/:?#%]/);
  return (end < 0 ? text.slice(from, from + LONGEST_HOST) : text.slice(from, from + end)).toLowerCase();
}

/** The catalogued host that a host is or lies under. */
function catalogued({ hosts }: Catalogue, host: string): { host: string; sdk: string; confidence: 'high' | 'medium' } | undefined {
  for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const row = hosts.get(name);
    if (row !== undefined) return { host: name, ...row };
  }
  return undefined;
}

/** `log.vendor.com` is asked by code, `www.vendor.com` and `vendor.com` are written down for people. */
const isService = (host: string): boolean => host.split('.').length > 2 && !/^(www|m|developer|docs?|help|open|wap|blog|dev)\./.test(host);
