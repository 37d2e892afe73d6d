import { type PolicyKnowledge, type StatementKind, statementKinds } from '@touchstone/policy';
import { AUTHORS, type ExampleSets } from './development.ts';
import { type Example, type Learned, layerOdds, type Settings, train } from './train.ts';

/** A labelled sentence and the kinds that it was given. */
export interface Judged {
  readonly text: string;
  readonly wanted: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
}

/** The sentences of sets as what is learned from all the others judges them. */
export function judgedByOthers<Name extends keyof ExampleSets>(
  sets: ExampleSets,
  knowledge: PolicyKnowledge,
  settings: Settings,
  asked: readonly Name[],
): Readonly<Record<Name, readonly Judged[]>> {
  const names = Object.keys(sets) as (keyof ExampleSets)[];
  const judged = asked.map((name) => {
    const learned = train(
      names.flatMap((other) => (other === name ? [] : sets[other])),
      knowledge,
      settings,
    );
    return [
      name,
      sets[name].map((example) => ({ text: example.text, wanted: example.labels, given: kindsOf(example, learned, knowledge, settings) })),
    ] as const;
  });
  return Object.fromEntries(judged) as unknown as Readonly<Record<Name, readonly Judged[]>>;
}

/** Micro F1 of each set by what is learned from the others. */
export function crossAuthorTable(sets: ExampleSets, knowledge: PolicyKnowledge, settings: Settings): string {
  const judged = Object.entries(judgedByOthers(sets, knowledge, settings, AUTHORS));
  const rows = judged.map(([name, of]) => `all others → ${name}: F1 ${microF1(of).toFixed(3)}\n`);
  return `${rows.join('')}all authors: F1 ${microF1(judged.flatMap(([, of]) => of)).toFixed(3)}\n`;
}

export function microF1(judged: readonly Judged[]): number {
  let [right, all] = [0, 0];
  for (const { wanted, given } of judged) {
    for (const kind of given) if (wanted.has(kind)) right++;
    all += wanted.size + given.size;
  }
  return (2 * right) / Math.max(1, all);
}

/** As `classifySentence` decides, with weights that are not in data/ yet. */
function kindsOf(
  { observation, features }: Example,
  learned: Learned,
  { cues: book }: PolicyKnowledge,
  { layer: { share } }: Settings,
): ReadonlySet<StatementKind> {
  if (book.silent.test(observation.masked.text)) return new Set();
  const byLayer = layerOdds(features, learned);
  const odds = statementKinds.map((kind, at) => {
    const weights = learned.features.get(kind);
    const cues = observation.cues.reduce((sum, { cue }) => (cue.kind === kind ? sum + cue.weight : sum), book.biases.get(kind) ?? 0);
    const added = features.reduce((sum, name) => sum + (weights?.get(name) ?? 0), cues + (learned.biases.get(kind) ?? 0));
    return (1 - share) * added + share * (byLayer[at] ?? 0);
  });
  const best = Math.max(...odds);
  const least = (score: number): number => -Math.log(1 / score - 1);
  return new Set(
    statementKinds.filter((kind, at) => {
      const threshold = book.thresholds.get(kind) ?? 1;
      return (odds[at] ?? 0) >= least(odds[at] === best ? Math.min(book.alone, threshold) : threshold);
    }),
  );
}
