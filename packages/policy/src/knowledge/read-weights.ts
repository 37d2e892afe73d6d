import { type StatementKind, statementKinds } from '../classify/cue.ts';
import type { Weights } from '../classify/weights.ts';
import { type Lists, record } from './shapes.ts';

/** Reads data/lists/policy-weights.yaml: `biases` by kind, `features` by kind and text. */
export function readWeights(file: Lists): Weights {
  const [biases, byKind] = [record(file['biases']), record(file['features'])];
  const features = new Map<string, Map<StatementKind, number>>();
  for (const kind of statementKinds)
    for (const [text, weight] of Object.entries(record(byKind[kind]))) {
      if (typeof weight !== 'number') continue;
      const weights = features.get(text) ?? new Map<StatementKind, number>();
      features.set(text, weights.set(kind, weight));
    }
  return {
    biases: new Map(statementKinds.flatMap((kind) => (typeof biases[kind] === 'number' ? [[kind, biases[kind]] as const] : []))),
    features,
  };
}
