import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { deniedSpans } from './denied-spans.ts';
import type { Mention } from './mention.ts';
import { squeeze } from './squeezed.ts';

interface Found {
  readonly word: string;
  readonly data: readonly string[];
  readonly from: number;
  readonly to: number;
}

const ASCII_WORD = /[a-z0-9]/;
/** Between the members of a list. */
const JOINT = /^(?:[、，,/|＋+；;（）()\s“”"'：:]|以及|及其|或者|和|及|与|或|的|等|信息|数据|您|使用|包括|如){0,4}$/;

/** Mentions in a normalised text, longest words first where they overlap, in the order of the text. */
export function findMentions(text: string, knowledge: PolicyKnowledge): readonly Mention[] {
  const { information } = knowledge;
  const found = longestWords(text, knowledge).filter((one) => !isTrapped(text, one, knowledge));
  const strong = found.filter((one) => !information.weak.has(one.word));
  const kept = found.filter((one) => !information.weak.has(one.word) || isSupported(text, one, strong, found, knowledge));
  const denied = kept.length === 0 ? [] : deniedSpans(text, knowledge.wording);
  return kept.map(({ word, data, from, to }) => ({
    data,
    from,
    to,
    isUmbrella: information.umbrellas.has(word),
    isDenied: denied.some((span) => span.from <= from && to <= span.to),
    isSensitive: data.some((token) => information.sensitive.has(token)),
  }));
}

function longestWords(text: string, { information }: PolicyKnowledge): readonly Found[] {
  const squeezed = squeeze(text);
  const found: Found[] = [];
  for (let at = 0; at < squeezed.text.length; ) {
    let longest: Found | undefined;
    for (const { length, values } of information.aliases.startingAt(squeezed.text, at)) {
      const from = squeezed.origins[at] ?? 0;
      const to = (squeezed.origins[at + length - 1] ?? 0) + 1;
      if (!isWhole(text, from, to)) continue;
      longest = { word: squeezed.text.slice(at, at + length), data: values, from, to };
    }
    if (longest === undefined) at++;
    else {
      found.push(longest);
      at += longest.word.length;
    }
  }
  return found;
}

/** Latin letters of a word do not go on beyond it. */
function isWhole(text: string, from: number, to: number): boolean {
  const [before, first, last, after] = [text[from - 1] ?? '', text[from] ?? '', text[to - 1] ?? '', text[to] ?? ''];
  return !(ASCII_WORD.test(first) && ASCII_WORD.test(before)) && !(ASCII_WORD.test(last) && ASCII_WORD.test(after));
}

const NEAR = 24;

function isTrapped(text: string, { word, from, to }: Found, { information }: PolicyKnowledge): boolean {
  return information.traps.some(({ words, before, after }) => {
    if (!words.has(word) && !words.has('*')) return false;
    if (before?.test(text.slice(Math.max(0, from - NEAR), from)) === false) return false;
    return after === undefined || after.test(text.slice(to, to + NEAR));
  });
}

/** A weak word counts beside others in a list, and as what is collected. */
function isSupported(text: string, one: Found, strong: readonly Found[], all: readonly Found[], { wording }: PolicyKnowledge): boolean {
  if (wording.support.test(text.slice(Math.max(0, one.from - NEAR), one.from))) return true;
  if (wording.supportAfter.test(text.slice(one.to, one.to + NEAR))) return true;
  const index = all.indexOf(one);
  const isJoined = (a: Found | undefined, b: Found | undefined): boolean =>
    a !== undefined && b !== undefined && JOINT.test(text.slice(a.to, b.from));
  for (let at = index; at > 0 && isJoined(all[at - 1], all[at]); at--) if (strong.includes(all[at - 1] as Found)) return true;
  for (let at = index; at < all.length - 1 && isJoined(all[at], all[at + 1]); at++) if (strong.includes(all[at + 1] as Found)) return true;
  return false;
}
