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
    return splitSentences(part.text).map((sentence) => {
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

/** In characters, a Latin word being one. Shorter headings name their subject and state nothing, but for the permissions they are about. */
const SHORTEST_TELLING_HEADING = 26;
