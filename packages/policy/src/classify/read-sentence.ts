import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import type { PersonalInformation } from '../personal-information/find-personal-information.ts';
import { type SentenceWording, wordingIn } from '../sentences/wording.ts';
import { type Label, labelsOf, type SentenceContext } from './classify-sentence.ts';
import { type Named, namedIn } from './observe.ts';

/** All that a sentence of a policy says, as far as its words tell. Offsets are those of the sentence as given. */
export interface SentenceContent {
  readonly labels: readonly Label[];
  /** Kinds of personal information that it says are processed, or denies; not those named in passing. */
  readonly data: readonly PersonalInformation[];
  readonly wording: SentenceWording;
}

export function readSentence(sentence: string, knowledge: PolicyKnowledge, context: SentenceContext = {}): SentenceContent {
  const named = namedIn(sentence, knowledge);
  const labels = labelsOf(sentence, knowledge, named, context);
  const isBearing = labels.some((label) => knowledge.cues.bearing.has(label.kind)) && !knowledge.wording.aside.test(named.normalised.text);
  const data = mentionsIn(sentence, named).filter((mention) => isBearing || mention.isDenied);
  return { labels, data, wording: wordingIn(named.normalised.text, knowledge) };
}

function mentionsIn(sentence: string, { mentions, normalised }: Named): readonly PersonalInformation[] {
  return mentions.map((mention) => {
    const from = normalised.origins[mention.from] ?? 0;
    const to = (normalised.origins[mention.to - 1] ?? from) + 1;
    return { ...mention, from, to, text: sentence.slice(from, to) };
  });
}
