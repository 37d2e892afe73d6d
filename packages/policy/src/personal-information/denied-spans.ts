import type { DenialWording, Wording } from '../knowledge/policy-knowledge.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The parts of a text that say what is not done. From 「不会收集」 to the end of the clause, or to where it turns to what is done, without what 「除…外」
 * takes out; the information right behind 「不知道」 or 「去除」; and the words before 「…不会被收集」 back to the last comma.
 * @param named where the text names information, in its order
 */
export function deniedSpans(text: string, named: readonly Span[], wording: Wording): readonly Span[] {
  const { denial } = wording;
  const clauses = openings(text, denial.ofClause, wording).flatMap((from) => {
    const span = { from, to: clauseEnd(text, from, wording) };
    return denial.supposedBehind.test(text.slice(from, from + LONGEST)) ? [] : withoutExceptions(text, span, wording);
  });
  const objects = openings(text, denial.ofObjects, wording).flatMap((from) => objectsBehind(text, from, named, denial));
  const passive = [...text.matchAll(wording.denialAfter)].flatMap((match) => {
    const words = { from: match.index, to: match.index + match[0].length };
    const span = { from: clauseStart(text, words.from), to: words.from };
    const isOfSpan = !denial.doneBefore.test(text.slice(span.from, span.to)) && !isOfWordsBehind(text, words, named, denial);
    return isOfSpan && isMeant(text, words, wording) ? withoutExceptions(text, span, wording) : [];
  });
  return [...clauses, ...objects, ...passive];
}

const LONGEST = 120;

/** Where the words end that open a denial. */
const openings = (text: string, opening: RegExp, wording: Wording): readonly number[] =>
  [...text.matchAll(opening)].flatMap((match) => {
    const to = match.index + match[0].length;
    return isMeant(text, { from: match.index, to }, wording) ? [to] : [];
  });

/** That the words which open a denial deny: not in 「未经您同意不会收集」, 「如不提供」, 「不会收集…，除非您同意」. */
export function isMeant(text: string, { from, to }: Span, { denial, denialTied, denialUnless }: Wording): boolean {
  const head = text.slice(Math.max(0, from - LONGEST), from);
  return !denialTied.test(head) && !denial.supposedBefore.test(head) && !denialUnless.test(text.slice(to, to + LONGEST));
}

/** A comma ends a clause when what follows is no further member of the list. */
function clauseEnd(text: string, from: number, { contrast, denial }: Wording): number {
  const rest = text.slice(from, from + LONGEST);
  const ends = [rest.search(contrast), rest.search(denial.turn)].filter((end) => end >= 0);
  return from + Math.min(rest.length, ...ends);
}

function clauseStart(text: string, to: number): number {
  const head = text.slice(Math.max(0, to - LONGEST), to);
  return to - head.length + Math.max(head.lastIndexOf('，'), head.lastIndexOf('。'), head.lastIndexOf('；'), head.lastIndexOf('：')) + 1;
}

/** 「用手机号登录时不会收集姓名」: of the name, not of the number. */
function isOfWordsBehind(text: string, { from, to }: Span, named: readonly Span[], denial: DenialWording): boolean {
  const words = text.slice(from, to);
  if (words.includes('被') || !denial.withObject.test(words)) return false;
  if (denial.objectBehind.test(text.slice(to, to + LONGEST))) return true;
  const next = named.find((one) => one.from >= to);
  return next !== undefined && next.from - to <= LONGEST && !/[，。；：、！]/.test(text.slice(to, next.from));
}

/** 「去除照片中的姓名和电话后…」: the name and the number, neither the photo nor what follows. */
function objectsBehind(text: string, from: number, named: readonly Span[], denial: DenialWording): readonly Span[] {
  const objects: Span[] = [];
  let at = from;
  for (const one of named) {
    if (one.from < from) continue;
    const isJoined = (objects.length === 0 ? denial.objectLead : denial.objectJoint).test(text.slice(at, one.from));
    if (!isJoined) break;
    if (denial.place.test(text.slice(one.to))) continue;
    objects.push(one);
    at = one.to;
  }
  return denial.supposedBehind.test(text.slice(at, at + LONGEST)) ? [] : objects;
}

function withoutExceptions(text: string, span: Span, wording: Wording): readonly Span[] {
  const exception = wording.exception.exec(text.slice(span.from, span.to));
  if (exception === null) return [span];
  const from = span.from + exception.index;
  return [
    { from: span.from, to: from },
    { from: from + exception[0].length, to: span.to },
  ];
}
