import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { deniedSpans } from './denied-spans.ts';
import { squeeze } from './squeezed.ts';

/** A word of the vocabulary in a normalised text. Offsets are those of the text, `to` exclusive. */
export interface Word {
  /** As it stands in the vocabulary: squeezed. */
  readonly word: string;
  readonly data: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly standing: Standing;
  /** The text says that it is not collected, used or passed on. */
  readonly isDenied: boolean;
}

/**
 * What the lists say of a word where it stands: it names information (`kept`), it is meant in another sense (`trapped`), it is weak and nothing
 * supports it (`weak`), or it names a group whose members stand beside it (`detailed`).
 */
export type Standing = 'kept' | 'trapped' | 'weak' | 'detailed';

type Found = Pick<Word, 'word' | 'data' | 'from' | 'to'>;

const ASCII_WORD = /[a-z0-9]/;
/** Between the members of a list; one member that is no known word may stand between two that are. */
const JOINT =
  /^(?:[、，,/|＋+；;（）()\s“”"'：:]|以及|及其|或者|and|or|your|the|和|及|与|或|的|等|信息|数据|行为|记录|您|使用|包括|如){0,5}(?:(?<=、)[^，。；、]{1,8}(?:、|和|与|及))?$/;

/** All words of the vocabulary, longest words first where they overlap, in the order of the text. */
export function findWords(text: string, knowledge: PolicyKnowledge): readonly Word[] {
  const all = longestWords(text, knowledge);
  if (all.length === 0) return [];
  const standings = standingsOf(text, all, knowledge);
  const kept = all.filter((one) => standings.get(one) === 'kept');
  const denied = kept.length === 0 ? [] : deniedSpans(text, kept, knowledge.wording);
  const isWithin = ({ from, to }: Found): boolean => denied.some((span) => span.from <= from && to <= span.to);
  const said = new Set(kept.flatMap((one) => (isWithin(one) ? [] : one.data)));
  return all.map((one) => ({
    ...one,
    standing: standings.get(one) ?? 'kept',
    // 「读取剪贴板…，不上传剪贴板」: what is denied is one use of it.
    isDenied: isWithin(one) && !one.data.every((token) => said.has(token)),
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

function standingsOf(text: string, all: readonly Found[], knowledge: PolicyKnowledge): ReadonlyMap<Found, Standing> {
  const found = all.filter((one) => !isTrapped(text, one, knowledge));
  const isStrong = strengthOf(text, found, knowledge);
  const standings = new Map<Found, Standing>(all.map((one) => [one, 'trapped']));
  for (const [at, one] of found.entries()) {
    const isDetailed = isNamedInDetail(text, one, found[at - 1], found[at + 1], knowledge.information.umbrellas);
    standings.set(one, isStrong[at] !== true ? 'weak' : isDetailed ? 'detailed' : 'kept');
  }
  return standings;
}

const NEAR = 24;

function isTrapped(text: string, { word, from, to }: Found, { information }: PolicyKnowledge): boolean {
  return information.traps.some(({ words, before, after }) => {
    if (!words.has(word) && !words.has('*')) return false;
    if (before?.test(text.slice(Math.max(0, from - NEAR), from)) === false) return false;
    return after === undefined || after.test(text.slice(to, to + NEAR));
  });
}

/** A weak word counts as what is collected, and beside others in a list. */
function strengthOf(text: string, found: readonly Found[], { information, wording }: PolicyKnowledge): readonly boolean[] {
  const isStrong = found.map(({ word, from, to }) => {
    if (!information.weak.has(word)) return true;
    if (information.listOnly.has(word)) return false;
    return wording.support.test(text.slice(Math.max(0, from - NEAR), from)) || wording.supportAfter.test(text.slice(to, to + NEAR));
  });
  const joined = found.map((one, at) => at > 0 && JOINT.test(text.slice(found[at - 1]?.to, one.from)));
  for (let at = 1; at < found.length; at++) if (joined[at] === true && isStrong[at - 1] === true) isStrong[at] = true;
  for (let at = found.length - 1; at > 0; at--) if (joined[at] === true && isStrong[at] === true) isStrong[at - 1] = true;
  return isStrong;
}

/** 「设备标识（IMEI、OAID）」, 「IMEI、MAC等设备标识」: the kinds are those in the list, not the name of the group. */
function isNamedInDetail(
  text: string,
  one: Found,
  before: Found | undefined,
  after: Found | undefined,
  umbrellas: ReadonlySet<string>,
): boolean {
  if (!umbrellas.has(one.word)) return false;
  const opens = after !== undefined && /^(?:（|：)(?:包括|如|例如|包含|指)?[：]?$/.test(text.slice(one.to, after.from));
  return opens || (before !== undefined && /^(?:等|这类|之类的|这些|等您的)$/.test(text.slice(before.to, one.from)));
}
