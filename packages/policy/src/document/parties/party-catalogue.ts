import { type Lists, record, textsOf } from '../../knowledge/shapes.ts';
import { WordIndex } from '../../personal-information/word-index.ts';

/** What is needed of an SDK of the catalogue. */
export interface CatalogueSdk {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** SDKs by the names that policies give them. */
export interface PartyCatalogue {
  readonly names: WordIndex<string>;
}

const SHORTEST = 2;
const SHORTEST_LATIN = 3;

/** The catalogue with the names of data/lists/policy-sdk-names.yaml. */
export function readPartyCatalogue(sdks: readonly CatalogueSdk[], lists: Lists): PartyCatalogue {
  const also = record(record(lists['policy-sdk-names'])['names']);
  const ids = new Map<string, string>();
  const put = (name: string, id: string): void => {
    const key = partyKey(name);
    if (key.length < (/^[\x20-\x7e]+$/.test(key) ? SHORTEST_LATIN : SHORTEST) || ids.has(key)) return;
    ids.set(key, id);
  };
  for (const { id } of sdks) for (const name of textsOf(also[id])) put(name, id);
  for (const { id, name } of sdks)
    for (const one of [name.zh, name.en]) {
      put(one, id);
      put(one.replace(/[（(].*$/, ''), id);
    }
  return { names: new WordIndex(ids) };
}

/** A name without what it is written with or without: spaces, brackets, 「SDK」. */
export const partyKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/sdk|软件开发工具包|客户端|安卓版?|android版?|[\s_（）()「」“”"'【】《》·/-]/g, '')
    .replaceAll('＋', '+');

/** The SDK that a name means: that of the longest known name in it. */
export function sdkNamed(name: string, { names }: PartyCatalogue): string | undefined {
  const key = partyKey(name).slice(0, LONGEST_NAME);
  let best: { readonly length: number; readonly id: string } | undefined;
  for (let at = 0; at < key.length; at++)
    for (const { length, values } of names.startingAt(key, at)) {
      if (best !== undefined && length <= best.length) continue;
      if (!isWhole(key, at, length)) continue;
      const [id] = values;
      if (id !== undefined) best = { length, id };
    }
  return best?.id;
}

const LONGEST_NAME = 80;

/** Latin letters of a name do not go on beyond it. */
function isWhole(key: string, at: number, length: number): boolean {
  const word = /[a-z]/;
  const [first, last] = [key[at] ?? '', key[at + length - 1] ?? ''];
  return !(word.test(first) && word.test(key[at - 1] ?? '')) && !(word.test(last) && word.test(key[at + length] ?? ''));
}
