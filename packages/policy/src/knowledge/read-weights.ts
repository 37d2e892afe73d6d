import { statementKinds } from '../classify/cue.ts';
import type { FeatureWeights, Layer, Weights } from '../classify/weights.ts';
import { WordIndex } from '../personal-information/word-index.ts';
import { type Lists, list, record } from './shapes.ts';

const NAMED = /^(?:cue|has|pair|is):/;

/**
 * Reads data/lists/policy-weights.yaml: `biases` by kind; `layer`; `features` by text, hundredths by kind with A for CR1 to Z for CR26,
 * 「C8D-18」, and behind a stroke a character for each unit of the layer, a digit of base 64 less 32 steps.
 */
export function readWeights(file: Lists): Weights {
  const biases = record(file['biases']);
  const layerFile = record(file['layer']);
  const steps = numbersIn(layerFile['steps']);
  const named = new Map<string, FeatureWeights>();
  const pieces: (readonly [string, FeatureWeights])[] = [];
  for (const [text, row] of Object.entries(record(file['features']))) {
    const weights = new RowWeights(String(row), steps);
    if (text.includes(':') && NAMED.test(text)) named.set(text, weights);
    else pieces.push([text, weights]);
  }
  return {
    biases: new Map(statementKinds.flatMap((kind) => (typeof biases[kind] === 'number' ? [[kind, biases[kind]] as const] : []))),
    named,
    pieces: new WordIndex(pieces),
    layer: layerOf(layerFile),
  };
}

function layerOf(file: Lists): Layer {
  const share = file['share'];
  return {
    biases: numbersIn(file['biases']),
    kinds: numbersIn(file['kinds']),
    kindBiases: numbersIn(file['kind-biases']),
    share: typeof share === 'number' ? share : 0,
  };
}

const numbersIn = (value: unknown): Float64Array => Float64Array.from(list(value), (one) => (typeof one === 'number' ? one : 0));

/** A row is looked at when its feature is met: a policy meets a small part of them. */
class RowWeights implements FeatureWeights {
  readonly #row: string;
  readonly #steps: Float64Array;
  #known: FeatureWeights | undefined;

  constructor(row: string, steps: Float64Array) {
    this.#row = row;
    this.#steps = steps;
  }

  get kinds(): Uint8Array {
    return this.#weights.kinds;
  }

  get weights(): Float64Array {
    return this.#weights.weights;
  }

  get units(): Float64Array {
    return this.#weights.units;
  }

  get #weights(): FeatureWeights {
    this.#known ??= weightsOf(this.#row, this.#steps);
    return this.#known;
  }
}

const FIRST = 'A'.charCodeAt(0);

function weightsOf(row: string, steps: Float64Array): FeatureWeights {
  const [own = '', units = ''] = row.split('/');
  const known = [...own.matchAll(/([A-Z])(-?\d{1,4})/g)].map(([, letter = 'A', hundredths]) => ({
    at: letter.charCodeAt(0) - FIRST,
    weight: Number(hundredths) / 100,
  }));
  return {
    kinds: Uint8Array.from(known, ({ at }) => at),
    weights: Float64Array.from(known, ({ weight }) => weight),
    units: units === '' ? NONE : steps.map((step, unit) => step * digitOf(units.charCodeAt(unit))),
  };
}

const NONE = new Float64Array(0);
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MIDDLE = 32;
const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value - MIDDLE]));
const digitOf = (code: number): number => VALUES.get(code) ?? 0;
