import type { App } from '@touchstone/app-model';
import { type Catalogue, prefixOf } from './catalogue.ts';
import { keysOf, type TextKeys, textsFrom } from './dex-texts.ts';
import { type Evidence, WEIGHT } from './evidence.ts';
import { isVendorsApp } from './own-vendor.ts';
import { canBeCodeOf } from './whose-text.ts';

/** Texts under one prefix that are looked at in one DEX file. */
const MOST_TEXTS = 64;

/**
 * Actions, keys and preferences that are named after the vendor's package, `com.vendor.push.action.OPENED`, in code
 * that can be the SDK's own. Names of classes do not count: other code asks for those to learn whether the SDK is there.
 */
export function evidenceByName(app: App, catalogue: Catalogue): readonly Evidence[] {
  const own = app.manifest?.package ?? '';
  const found = new Map<string, Evidence>();
  for (const { dex } of app.program.dexes) {
    for (const text of textsFrom(dex, prefixesOf(catalogue), MOST_TEXTS)) {
      if (found.has(text) || !isSdkName(text)) continue;
      const row = prefixOf(catalogue, text, own);
      if (row === undefined || isVendorsApp(catalogue.sdks.get(row.sdk), own)) continue;
      const uses = app.program.usesOfText(text);
      const [first] = uses;
      if (first === undefined || !canBeCodeOf(app, row.sdk, uses)) continue;
      found.set(text, { sdk: row.sdk, kind: 'structure', detail: text, at: first.place(), weight: WEIGHT.nameInRenamedCode });
    }
  }
  return [...found.values()];
}

const known = new WeakMap<Catalogue, TextKeys>();

/** The outermost prefixes: what lies under the inner ones lies under these. One word alone begins too many texts. */
function prefixesOf(catalogue: Catalogue): TextKeys {
  let keys = known.get(catalogue);
  if (keys === undefined) {
    const all = [...catalogue.prefixes.keys()].filter((prefix) => prefix.includes('.'));
    const outermost = all.filter((prefix) => !all.some((other) => prefix.startsWith(`${other}.`)));
    keys = keysOf(outermost.map((prefix) => `${prefix}.`));
    known.set(catalogue, keys);
  }
  return keys;
}

const LONGEST = 128;
const NAME = /^[\w.-]+$/;
const NAMED_FOR_USE = /\.(intent|action|actions|permission|extra|category)\./i;
const CLASS = /(^|\.)[A-Z][A-Za-z0-9_$]*[a-z][A-Za-z0-9_$]*$/;

const isSdkName = (text: string): boolean => text.length <= LONGEST && NAME.test(text) && (NAMED_FOR_USE.test(text) || !CLASS.test(text));
