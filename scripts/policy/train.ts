import { featuresOf, type Observation, observe, type PolicyKnowledge, type StatementKind, statementKinds } from '@touchstone/policy';
import { fitLayer, type Layer, type LayerSettings, oddsByLayer } from './layer.ts';
import { fitLogistic } from './logistic.ts';

/** A labelled sentence as the classifier sees it. */
export interface Example {
  readonly text: string;
  readonly observation: Observation;
  readonly features: readonly string[];
  readonly labels: ReadonlySet<string>;
}

export function exampleOf(text: string, labels: readonly string[], knowledge: PolicyKnowledge): Example {
  const observation = observe(text, knowledge);
  return { text, observation, features: [...featuresOf(observation, knowledge.cues).keys()], labels: new Set(labels) };
}

export interface Settings {
  /** A feature must be in so many sentences. */
  readonly least: number;
  readonly penalties: { readonly cue: number; readonly class: number; readonly pair: number; readonly piece: number };
  readonly passes: number;
  /** Weights nearer to zero are dropped. */
  readonly smallest: number;
  /** The layer looks at single features and short pieces: `longest` in characters. `share` of its odds in the sum. */
  readonly layer: LayerSettings & { readonly least: number; readonly longest: number; readonly share: number };
}

export interface Learned {
  readonly biases: ReadonlyMap<StatementKind, number>;
  readonly features: ReadonlyMap<StatementKind, ReadonlyMap<string, number>>;
  readonly layer: Layer;
  /** Numbers of the features that the layer looks at. */
  readonly layerFeatures: ReadonlyMap<string, number>;
}

/** Learns what the cues leave open: their odds are the offset, so that without evidence a cue keeps the weight it was given. */
export function train(examples: readonly Example[], knowledge: PolicyKnowledge, settings: Settings): Learned {
  const names = frequentFeatures(examples, settings.least);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const features = examples.map((example) => numbersOf(example.features, numbers));
  const penalties = Float64Array.from(names, (name) => penaltyOf(name, settings));
  const biases = new Map<StatementKind, number>();
  const learned = new Map<StatementKind, ReadonlyMap<string, number>>();
  for (const kind of statementKinds) {
    const offsets = examples.map(({ observation }) => offsetOf(kind, observation, knowledge));
    const isTrue = examples.map(({ labels }) => labels.has(kind));
    const fitted = fitLogistic({ features, offsets, isTrue }, penalties, settings.passes);
    biases.set(kind, fitted.bias);
    learned.set(
      kind,
      new Map(
        names.flatMap((name, number) => {
          const weight = fitted.weights[number] ?? 0;
          return Math.abs(weight) < settings.smallest ? [] : [[name, weight] as const];
        }),
      ),
    );
  }
  return { biases, features: learned, ...trainLayer(examples, settings) };
}

function trainLayer(examples: readonly Example[], { layer: settings }: Settings): Pick<Learned, 'layer' | 'layerFeatures'> {
  const names = frequentFeatures(examples, settings.least).filter((name) =>
    isNamed(name) ? !name.startsWith('pair:') : name.length <= settings.longest,
  );
  const layerFeatures = new Map(names.map((name, number) => [name, number]));
  const rows = {
    features: examples.map((example) => numbersOf(example.features, layerFeatures)),
    answers: examples.map(({ labels }) => statementKinds.map((kind) => labels.has(kind))),
  };
  return { layer: fitLayer(rows, names.length, statementKinds.length, settings), layerFeatures };
}

/** Odds of each kind by the layer. */
export function layerOdds(features: readonly string[], { layer, layerFeatures }: Learned): Float64Array {
  return oddsByLayer(layer, numbersOf(features, layerFeatures));
}

function numbersOf(features: readonly string[], numbers: ReadonlyMap<string, number>): readonly number[] {
  return features.flatMap((name) => {
    const number = numbers.get(name);
    return number === undefined ? [] : [number];
  });
}

const isNamed = (name: string): boolean => /^(?:cue|has|pair|is):/.test(name);

function offsetOf(kind: StatementKind, { cues }: Observation, { cues: book }: PolicyKnowledge): number {
  return cues.reduce((sum, { cue }) => (cue.kind === kind ? sum + cue.weight : sum), book.biases.get(kind) ?? 0);
}

function frequentFeatures(examples: readonly Example[], least: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= least)
    .map(([name]) => name)
    .sort((a, b) => (a < b ? -1 : 1));
}

function penaltyOf(name: string, { penalties }: Settings): number {
  if (name.startsWith('cue:')) return penalties.cue;
  if (name.startsWith('pair:')) return penalties.pair;
  return name.startsWith('has:') || name.startsWith('is:') ? penalties.class : penalties.piece;
}
