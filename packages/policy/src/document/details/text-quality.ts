import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { TextQuality } from '../../policy.ts';
import type { Outline } from '../outline/outline.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

/** Length, script and how hard the text is to read, by the limits of data/lists/policy-document.yaml. */
export function textQuality({ parts }: Outline, sentences: readonly PolicySentence[], knowledge: DocumentKnowledge): TextQuality {
  const all = parts.map((part) => (part.kind === 'table' ? part.rows.flat().join('') : part.text)).join('');
  const characters = all.replaceAll(/\s/g, '').length;
  const lengths = sentences.map(({ plain }) => plain.length).sort((a, b) => a - b);
  const sentenceCharacters = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return {
    characters,
    script: scriptOf(all, characters, knowledge),
    readable: readableOf(all, characters, sentenceCharacters, knowledge),
    sentenceCharacters,
  };
}

function scriptOf(all: string, characters: number, { variants, readability }: DocumentKnowledge): TextQuality['script'] {
  if (characters === 0) return 'none';
  let [han, traditional] = [0, 0];
  for (const unit of all) {
    if (unit < '\u3400' || unit > '\u9fff') continue;
    han++;
    if (variants.has(unit)) traditional++;
  }
  if (han < readability.han * characters) return 'other';
  return traditional > readability.traditional * han ? 'traditional' : 'simplified';
}

function readableOf(
  all: string,
  characters: number,
  sentence: number,
  { patterns, readability }: DocumentKnowledge,
): TextQuality['readable'] {
  if (characters < readability.least) return 'unknown';
  const jargon = [...all.toLowerCase().matchAll(new RegExp(patterns.jargon, 'g'))].length;
  const isHard = characters > readability.longest || sentence > readability.sentence || (1_000 * jargon) / characters > readability.jargon;
  return isHard ? 'hard' : 'yes';
}
