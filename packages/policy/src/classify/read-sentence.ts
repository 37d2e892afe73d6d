import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import type { PersonalInformation } from '../personal-information/find-personal-information.ts';
import type { Mention } from '../personal-information/mention.ts';
import { type SentenceWording, wordingIn } from '../sentences/wording.ts';
import { type Label, labelsOf, type SentenceContext } from './classify-sentence.ts';
import { saidIn } from './judge-words.ts';
import { type Named, namedIn, type Observation, observeNamed } from './observe.ts';

/** All that a sentence of a policy says, as far as its words tell. Offsets are those of the sentence as given. */
export interface SentenceContent {
  readonly labels: readonly Label[];
  /** Kinds of personal information that it says are processed, or denies; not those named in passing. */
  readonly data: readonly PersonalInformation[];
  readonly wording: SentenceWording;
}

export function readSentence(sentence: string, knowledge: PolicyKnowledge, context: SentenceContext = {}): SentenceContent {
  const named = namedIn(sentence, knowledge);
  const observation = once(() => observeNamed(named, knowledge));
  const labels = labelsOf(sentence, knowledge, observation, context);
  // What is learned of words is learned of sentences that stand alone.
  const said =
    context.leadIn === undefined && named.words.length > 0
      ? saidIn(
          observation(),
          labels.map(({ kind }) => kind),
          knowledge,
        )
      : countedIn(named, labels, knowledge);
  return { labels, data: said.map((mention) => asGiven(mention, sentence, named)), wording: wordingIn(named.normalised.text, knowledge) };
}

function countedIn({ normalised, mentions }: Named, labels: readonly Label[], { cues, wording }: PolicyKnowledge): readonly Mention[] {
  const isBearing = labels.some(({ kind }) => cues.bearing.has(kind)) && !wording.aside.test(normalised.text);
  return mentions.filter(({ isDenied }) => isBearing || isDenied);
}

function once(make: () => Observation): () => Observation {
  let made: Observation | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function asGiven(mention: Mention, sentence: string, { normalised }: Named): PersonalInformation {
  const from = normalised.origins[mention.from] ?? 0;
  const to = (normalised.origins[mention.to - 1] ?? from) + 1;
  return { ...mention, from, to, text: sentence.slice(from, to) };
}
