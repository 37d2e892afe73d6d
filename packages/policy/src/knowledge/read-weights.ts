import { statementKinds } from '../classify/cue.ts';
import { type FeatureTable, type Layer, NO_ROW, type Weights } from '../classify/weights.ts';
import { WordIndex } from '../personal-information/word-index.ts';
import { type Lists, list, record } from './shapes.ts';

const NAMED = /^(?:cue|has|pair|is):/;

/**
 * Reads data/lists/policy-weights.yaml: `biases` by kind; `layer`; `features`, a line for each with its text in quotes at the end. Before it
 * hundredths by kind with A for CR1 to Z for CR26, 「C8D-18 "手机"」, and behind a stroke a character for each unit of the layer, a digit of
 * base 64 less 32 steps.
 */
export function readWeights(file: Lists): Weights {
  const biases = record(file['biases']);
  const layer = layerOf(record(file['layer']));
  const features = featuresIn(file['features']);
  const named = new Map<string, number>();
  const pieces: (readonly [string, number])[] = [];
  for (const [number, { text }] of features.entries()) {
    if (text.includes(':') && NAMED.test(text)) named.set(text, number);
    else pieces.push([text, number]);
  }
  return {
    biases: new Map(statementKinds.flatMap((kind) => (typeof biases[kind] === 'number' ? [[kind, biases[kind]] as const] : []))),
    named,
    pieces: new WordIndex(pieces),
    table: tableOf(
      features.map(({ weights }) => weights),
      layer.biases.length,
    ),
    layer,
  };
}

/** The text is as it stands between the first and the last quotation mark. */
const ROW = /^(\S+) "(.+)"$/;

const featuresIn = (lines: unknown): readonly { readonly text: string; readonly weights: string }[] =>
  (typeof lines === 'string' ? lines.split('\n') : []).flatMap((line) => {
    const [, weights, text] = ROW.exec(line) ?? [];
    return weights === undefined || text === undefined ? [] : [{ text, weights }];
  });

function layerOf(file: Lists): Layer {
  const share = file['share'];
  return {
    steps: numbersIn(file['steps']),
    biases: numbersIn(file['biases']),
    kinds: numbersIn(file['kinds']),
    kindBiases: numbersIn(file['kind-biases']),
    share: typeof share === 'number' ? share : 0,
  };
}

const numbersIn = (value: unknown): Float64Array => Float64Array.from(list(value), (one) => (typeof one === 'number' ? one : 0));

const FIRST = 'A'.charCodeAt(0);
const MINUS = '-'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MIDDLE = 32;
/** By character: what it stands for as a digit of base 64. */
const VALUES = new Int8Array(0x80);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value - MIDDLE;

function tableOf(texts: readonly string[], units: number): FeatureTable {
  const ends = texts.map((text) => {
    const stroke = text.indexOf('/');
    return stroke < 0 ? text.length : stroke;
  });
  const most = ends.reduce((sum, end) => sum + end, 0);
  const [starts, kinds, weights] = [new Uint32Array(texts.length + 1), new Uint8Array(most), new Float64Array(most)];
  const rows = new Int32Array(texts.length).fill(NO_ROW);
  const digits = new Int8Array(units * texts.filter((text, feature) => (ends[feature] ?? 0) < text.length - 1).length);
  let [count, row] = [0, 0];
  for (const [feature, text] of texts.entries()) {
    const end = ends[feature] ?? 0;
    for (let at = 0; at < end; ) {
      const kind = text.charCodeAt(at++) - FIRST;
      const isLess = text.charCodeAt(at) === MINUS;
      if (isLess) at++;
      let hundredths = 0;
      for (; at < end && isDigit(text.charCodeAt(at)); at++) hundredths = hundredths * 10 + text.charCodeAt(at) - ZERO;
      kinds[count] = kind;
      weights[count++] = (isLess ? -hundredths : hundredths) / 100;
    }
    starts[feature + 1] = count;
    if (end >= text.length - 1) continue;
    for (let unit = 0; unit < units; unit++) digits[row * units + unit] = VALUES[text.charCodeAt(end + 1 + unit)] ?? 0;
    rows[feature] = row++;
  }
  return { starts, kinds: kinds.slice(0, count), weights: weights.slice(0, count), rows, digits };
}

const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9;
