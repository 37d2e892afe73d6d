import { readSentence, type SentenceContent } from '../../classify/read-sentence.ts';
import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { splitSentences } from '../../sentences/split-sentences.ts';
import type { Line, Outline, Section } from '../outline/outline.ts';
import { type PlainText, plainText } from './plain-text.ts';

/** A sentence of a policy where it stands, and what its words say. */
export interface PolicySentence extends PlainText {
  readonly line: number;
  /** Number of its part in the outline: sentences of one paragraph have the same. */
  readonly part: number;
  readonly kind: Line['kind'];
  readonly section: Section;
  readonly leadIn?: string;
  readonly content: SentenceContent;
}

/** Sentences of all lines; of headings only those that are sentences themselves. `isTaken`: parts that say something else. */
export function sentencesOf(outline: Outline, knowledge: DocumentKnowledge, isTaken: (part: number) => boolean): readonly PolicySentence[] {
  return outline.parts.flatMap((part, number) => {
    if (part.kind === 'table' || part === outline.title || isTaken(number)) return [];
    const isTelling =
      part.kind !== 'heading' ||
      part.plain.replaceAll(/[a-z]+ ?/g, 'a').length >= SHORTEST_TELLING_HEADING ||
      knowledge.patterns['named-permission'].test(part.plain);
    if (!isTelling) return [];
    return splitSentences(part.text)
      .flatMap(inPieces)
      .map((sentence) => {
        const leadIn = sentence.leadIn ?? part.leadIn;
        return {
          ...plainText(sentence.text, knowledge),
          line: part.line,
          part: number,
          kind: part.kind,
          section: part.section,
          ...(leadIn === undefined ? {} : { leadIn }),
          content: readSentence(sentence.text, knowledge, leadIn === undefined ? {} : { leadIn }),
        };
      });
  });
}

interface Piece {
  readonly text: string;
  readonly leadIn?: string;
}

/**
 * What names, purposes and denials are looked for in is looked at from each mention anew: so no sentence is longer than this, and the work grows
 * with the text and not with its square. What is longer is a list without a full stop; its beginning opens the rest.
 */
const LONGEST_SENTENCE = 1_500;
const LONGEST_OPENING = 160;

function inPieces(sentence: Piece): readonly Piece[] {
  const { text } = sentence;
  if (text.length <= LONGEST_SENTENCE) return [sentence];
  const pieces: Piece[] = [];
  const leadIn = sentence.leadIn ?? text.slice(0, LONGEST_OPENING);
  for (let from = 0; from < text.length; ) {
    const to = Math.min(text.length, from + LONGEST_SENTENCE);
    const joint = to === text.length ? -1 : Math.max(text.lastIndexOf('、', to - 1), text.lastIndexOf('，', to - 1));
    const end = joint > from + LONGEST_SENTENCE / 2 ? joint + 1 : to;
    pieces.push({ text: text.slice(from, end), ...(from === 0 ? (sentence.leadIn === undefined ? {} : { leadIn }) : { leadIn }) });
    from = end;
  }
  return pieces;
}

/** In characters, a Latin word being one. Shorter headings name their subject and state nothing, but for the permissions they are about. */
const SHORTEST_TELLING_HEADING = 26;
