import type { Wording } from '../knowledge/policy-knowledge.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The parts of a text that say what is not done: from 「不会收集」 to the end of the clause, without what 「除…外」 takes out; and the
 * words before 「…不会被收集」 back to the last comma.
 */
export function deniedSpans(text: string, wording: Wording): readonly Span[] {
  const spans = [...text.matchAll(wording.denial)].flatMap((match) => {
    if (wording.denialTied.test(text.slice(Math.max(0, match.index - LONGEST), match.index))) return [];
    const from = match.index + match[0].length;
    if (wording.denialUnless.test(text.slice(from, from + LONGEST))) return [];
    return withoutExceptions(text, { from, to: clauseEnd(text, from, wording) }, wording);
  });
  const passive = [...text.matchAll(wording.denialAfter)].map((match) => ({ from: clauseStart(text, match.index), to: match.index }));
  return [...spans, ...passive];
}

const LONGEST = 120;

/** A comma ends a clause when what follows is no further member of the list. */
function clauseEnd(text: string, from: number, wording: Wording): number {
  const rest = text.slice(from, from + LONGEST);
  const end = rest.search(wording.contrast);
  return end < 0 ? from + rest.length : from + end;
}

function clauseStart(text: string, to: number): number {
  const head = text.slice(Math.max(0, to - LONGEST), to);
  return to - head.length + Math.max(head.lastIndexOf('，'), head.lastIndexOf('。'), head.lastIndexOf('；'), head.lastIndexOf('：')) + 1;
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
