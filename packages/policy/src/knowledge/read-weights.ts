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
  const named = new Map<string, KindWeights>();
  const pieces: (readonly [string, KindWeights])[] = [];
  for (const [text, row] of Object.entries(record(file['features']))) {
    const weights = new RowWeights(String(row));
    if (text.includes(':') && NAMED.test(text)) named.set(text, weights);
    else pieces.push([text, weights]);
  }
  return {
    biases: new Map(statementKinds.flatMap((kind) => (typeof biases[kind] === 'number' ? [[kind, biases[kind]] as const] : []))),
    named,
    pieces: new WordIndex(pieces),
  };
}

/** A row is looked at when its feature is met: a policy meets a small part of them. */
class RowWeights implements KindWeights {
  readonly #row: string;
  #known: KindWeights | undefined;

  constructor(row: string) {
    this.#row = row;
  }

  get kinds(): Uint8Array {
    this.#known ??= weightsOf(this.#row);
    return this.#known.kinds;
  }

  get weights(): Float64Array {
    this.#known ??= weightsOf(this.#row);
    return this.#known.weights;
  }
}

const FIRST = 'A'.charCodeAt(0);

function weightsOf(row: string): KindWeights {
  const known = [...row.matchAll(/([A-Z])(-?\d{1,4})/g)].map(([, letter = 'A', hundredths]) => ({
    at: letter.charCodeAt(0) - FIRST,
    weight: Number(hundredths) / 100,
  }));
  return { kinds: Uint8Array.from(known, ({ at }) => at), weights: Float64Array.from(known, ({ weight }) => weight) };
}
