import { statementKinds } from '../classify/cue.ts';
import type { KindWeights, Weights } from '../classify/weights.ts';
import { WordIndex } from '../personal-information/word-index.ts';
import { type Lists, record } from './shapes.ts';

const NAMED = /^(?:cue|has|pair|is):/;

/**
 * Reads data/lists/policy-weights.yaml: `biases` by kind; `features` by text, hundredths by kind with A for CR1 to Z for CR26, 「C8D-18」.
 */
export function readWeights(file: Lists): Weights {
  const biases = record(file['biases']);
  const features = Object.entries(record(file['features'])).map(([text, weights]) => [text, weightsOf(String(weights))] as const);
  return {
    biases: new Map(statementKinds.flatMap((kind) => (typeof biases[kind] === 'number' ? [[kind, biases[kind]] as const] : []))),
    named: new Map(features.filter(([text]) => NAMED.test(text))),
    pieces: new WordIndex(features.filter(([text]) => !NAMED.test(text))),
  };
}

const FIRST = 'A'.charCodeAt(0);

function weightsOf(row: string): KindWeights {
  const known = [...row.matchAll(/([A-Z])(-?\d{1,4})/g)].map(([, letter = 'A', hundredths]) => ({
    at: letter.charCodeAt(0) - FIRST,
    weight: Number(hundredths) / 100,
  }));
  return { kinds: Uint8Array.from(known, ({ at }) => at), weights: Float64Array.from(known, ({ weight }) => weight) };
}
