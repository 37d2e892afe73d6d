import { type PolicyKnowledge, type StatementKind, statementKinds } from '@touchstone/policy';
import { type Example, type Learned, type Settings, train } from './train.ts';

type Sets = Readonly<Record<'a' | 'b' | 'common', readonly Example[]>>;

/** How well what is learned from one author and the common sentences tells the other author's sentences: micro F1. */
export function crossAuthorTable({ a, b, common }: Sets, knowledge: PolicyKnowledge, settings: Settings): string {
  const rows = [
    ['a + common → b', train([...a, ...common], knowledge, settings), b],
    ['b + common → a', train([...b, ...common], knowledge, settings), a],
    ['a + b → common', train([...a, ...b], knowledge, settings), common],
  ] as const;
  return rows.map(([name, learned, test]) => `${name}: F1 ${microF1(test, learned, knowledge).toFixed(3)}\n`).join('');
}

function microF1(examples: readonly Example[], learned: Learned, knowledge: PolicyKnowledge): number {
  let [right, wrong, missed] = [0, 0, 0];
  for (const example of examples) {
    const given = kindsOf(example, learned, knowledge);
    for (const kind of given) example.labels.has(kind) ? right++ : wrong++;
    for (const kind of example.labels) if (!given.has(kind as StatementKind)) missed++;
  }
  return (2 * right) / Math.max(1, 2 * right + wrong + missed);
}

/** As `classifySentence` decides, with weights that are not in data/ yet. */
function kindsOf({ observation, features }: Example, learned: Learned, { cues: book }: PolicyKnowledge): ReadonlySet<StatementKind> {
  const odds = statementKinds.map((kind) => {
    const weights = learned.features.get(kind);
    const cues = observation.cues.reduce((sum, { cue }) => (cue.kind === kind ? sum + cue.weight : sum), book.biases.get(kind) ?? 0);
    return features.reduce((sum, name) => sum + (weights?.get(name) ?? 0), cues + (learned.biases.get(kind) ?? 0));
  });
  const best = Math.max(...odds);
  const least = (score: number): number => -Math.log(1 / score - 1);
  return new Set(statementKinds.filter((_, at) => (odds[at] ?? 0) >= (odds[at] === best ? least(book.alone) : least(book.threshold))));
}
