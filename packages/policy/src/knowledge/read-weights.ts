import { statementKinds } from '../classify/cue.ts';
import type { KindWeights, Weights } from '../classify/weights.ts';
import { WordIndex } from '../personal-information/word-index.ts';
import { type Lists, record } from './shapes.ts';

const NAMED = /^(?:cue|has|pair|is):/;

/** Reads data/lists/policy-weights.yaml: `biases` by kind, `features` by text and kind. */
export function readWeights(file: Lists): Weights {
  const biases = record(file['biases']);
  const features = Object.entries(record(file['features'])).map(([text, weights]) => [text, weightsOf(record(weights))] as const);
  return {
    biases: new Map(statementKinds.flatMap((kind) => (typeof biases[kind] === 'number' ? [[kind, biases[kind]] as const] : []))),
    named: new Map(features.filter(([text]) => NAMED.test(text))),
    pieces: new WordIndex(features.filter(([text]) => !NAMED.test(text))),
  };
}

function weightsOf(row: Lists): KindWeights {
  const known = statementKinds.flatMap((kind, at) => {
    const weight = row[kind];
    return typeof weight === 'number' ? [{ at, weight }] : [];
  });
  return { kinds: Uint8Array.from(known, ({ at }) => at), weights: Float64Array.from(known, ({ weight }) => weight) };
}
