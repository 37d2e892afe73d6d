import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { mentionOf } from '../personal-information/find-mentions.ts';
import type { Word } from '../personal-information/find-words.ts';
import type { Mention } from '../personal-information/mention.ts';
import type { StatementKind } from './cue.ts';
import type { Observation } from './observe.ts';
import { wordFeatures } from './word-features.ts';

/** Log odds before anything else is looked at, by what the lists say of a word. */
export function startOf({ standing, isDenied }: Pick<Word, 'standing' | 'isDenied'>): number {
  if (isDenied) return -2;
  return standing === 'kept' ? 1.5 : -1;
}

/** The lists count it and say that the text denies it: nothing else is asked. */
export const isSurelyDenied = ({ standing, isDenied }: Pick<Word, 'standing' | 'isDenied'>): boolean => isDenied && standing === 'kept';

/** Log odds from which a word counts. What the lists count in a sentence that tells what is processed must be unlikely to be left out. */
const LEAST = { surely: -2, kept: 0, other: 0.6 } as const;

/** What of the words of a sentence it says is processed, or denies. */
export function saidIn(observation: Observation, kinds: readonly StatementKind[], knowledge: PolicyKnowledge): readonly Mention[] {
  const { words, normalised } = observation;
  const { cues, wording, wordWeights } = knowledge;
  const sum = (names: readonly string[]): number => names.reduce((odds, name) => odds + (wordWeights.features.get(name) ?? 0), 0);
  const { shared, own } = wordFeatures(observation, kinds, cues);
  const common = wordWeights.bias + sum(shared);
  const ofKept = kinds.some((kind) => cues.bearing.has(kind)) && !wording.aside.test(normalised.text) ? LEAST.surely : LEAST.kept;
  return words
    .filter((word, at) => {
      const isKept = word.standing === 'kept';
      if (word.isDenied) return isKept;
      return common + startOf(word) + sum(own[at] ?? []) >= (isKept ? ofKept : LEAST.other);
    })
    .map((word) => mentionOf(word, knowledge));
}
