import type { App } from '@touchstone/app-model';
import type { Catalogue } from './catalogue.ts';
import { type Evidence, WEIGHT } from './evidence.ts';
import { isVendorsApp } from './own-vendor.ts';
import { canBeCodeOf } from './whose-text.ts';

/** Texts with a host of an SDK that are looked at; an app that holds more is made to hold them. */
const MOST_TEXTS = 20_000;
const LONGEST_TEXT = 2_048;
const HOST = /[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/gi;

/**
 * Hosts in constants of code that belong to exactly one SDK. One alone never says that the SDK is there: two, in code
 * that can be the SDK's own, do.
 */
export function evidenceByHost(app: App, catalogue: Catalogue): readonly Evidence[] {
  const own = app.manifest?.package ?? '';
  const found = new Map<string, Evidence>();
  let texts = 0;
  for (const { text, uses, place } of bound(app.program.textsContaining(catalogue.needles))) {
    if (++texts > MOST_TEXTS) break;
    for (const [host] of text.slice(0, LONGEST_TEXT).matchAll(HOST)) {
      const known = catalogued(catalogue, host.toLowerCase());
      if (known === undefined || found.get(known.host)?.weight === WEIGHT.textInRenamedCode) continue;
      const { sdk } = known;
      if (isVendorsApp(catalogue.sdks.get(sdk), own)) continue;
      const isStrong = known.confidence === 'high' && isService(known.host) && canBeCodeOf(app, sdk, uses());
      const weight = isStrong ? WEIGHT.textInRenamedCode : WEIGHT.supporting;
      found.set(known.host, { sdk, kind: 'domain', detail: known.host, at: place(), weight });
    }
  }
  return [...found.values()];
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

function* bound(
  texts: ReturnType<App['program']['textsContaining']>,
): Iterable<{ text: string; uses(): ReturnType<App['program']['usesOfText']>; place(): Evidence['at'] }> {
  for (const one of texts) yield { text: one.text, uses: () => one.uses(), place: () => one.place() };
}
