import {
  isSurelyDenied,
  observe,
  type PolicyKnowledge,
  type StatementKind,
  startOf,
  statementKinds,
  wordFeatures,
} from '@touchstone/policy';
import { randomFrom } from './layer.ts';
import { fitLogistic } from './logistic.ts';

/** A sentence, the kinds of statement it makes and the tokens that it says are processed. */
export interface WordExample {
  readonly text: string;
  readonly labels: readonly string[];
  readonly data: readonly string[];
}

/** A feature must be in so many words; weights nearer to zero than `smallest` are dropped. */
const LEAST = 6;
const SMALLEST = 0.12;
const PASSES = 10;

export interface LearnedWords {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** Learns which words of the vocabulary a sentence says are processed: those of which a token is among the `data` of the sentence. */
export function trainWords(examples: readonly WordExample[], knowledge: PolicyKnowledge): LearnedWords {
  const random = randomFrom(SEED);
  const rows = examples.flatMap(({ text, labels, data }) => {
    const observation = observe(text, knowledge);
    const { shared, own } = wordFeatures(observation, mistaken(labels, random), knowledge.cues);
    return observation.words.flatMap((word, at) => {
      if (isSurelyDenied(word)) return [];
      const isTrue = word.data.some((token) => data.includes(token));
      return [{ names: [...shared, ...(own[at] ?? [])], start: startOf(word), isTrue }];
    });
  });
  const counts = new Map<string, number>();
  for (const { names } of rows) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = [...counts.keys()].filter((name) => (counts.get(name) ?? 0) >= LEAST).sort();
  const numbers = new Map(known.map((name, number) => [name, number]));
  const { bias, weights } = fitLogistic(
    {
      features: rows.map(({ names }) => names.flatMap((name) => numbers.get(name) ?? [])),
      offsets: rows.map(({ start }) => start),
      isTrue: rows.map(({ isTrue }) => isTrue),
    },
    Float64Array.from(known, penaltyOf),
    PASSES,
  );
  const large = known.map((name, number) => [name, weights[number] ?? 0] as const).filter(([, weight]) => Math.abs(weight) >= SMALLEST);
  return { bias, weights: new Map(large) };
}

const SEED = 7;
/** The classifier misses a fifth of the kinds of a sentence that it has not learned, and gives as many wrongly. */
const MISSED = 0.2;
const WRONG = 0.006;
const WRONG_OF: Readonly<Partial<Record<StatementKind, number>>> = {
  CR10: 0.015,
  CR11: 0.05,
  CR13: 0.06,
  CR18: 0.03,
  CR20: 0.03,
  CR21: 0.025,
  CR22: 0.03,
};

/** The labels with the mistakes of the classifier: what is learned from those that are true would rely on them too much. */
const mistaken = (labels: readonly string[], random: () => number): readonly StatementKind[] =>
  statementKinds.filter((kind) => (labels.includes(kind) ? random() >= MISSED : random() < (WRONG_OF[kind] ?? WRONG)));

const PENALTIES: Readonly<Record<string, number>> = { 'w:': 2, 'f:': 1, 't:': 1, 'l:': 1, 's:': 6 };
const penaltyOf = (name: string): number => PENALTIES[name.slice(0, 2)] ?? 3;

/** data/lists/policy-word-weights.yaml: log odds in hundredths, then the feature in quotes. */
export function wordWeightsText({ bias, weights }: LearnedWords, inputs: string): string {
  const rows = [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, weight]) => `  ${Math.round(weight * 100)} "${name}"\n`);
  return [
    '# Made by scripts/policy/fit.ts from labelled sentences; not to be written by hand. Log odds, in hundredths, that a word of the vocabulary is\n',
    '# information which the sentence says is processed.\n',
    `inputs: ${inputs}\n`,
    `bias: ${Math.round(bias * 100)}\n`,
    'features: |\n',
    ...rows,
  ].join('');
}
