import { statementKinds } from '@touchstone/policy';
import { stringify } from 'yaml';
import type { Layer } from './layer.ts';
import type { Learned } from './train.ts';

/**
 * What was learned as data/lists/policy-weights.yaml: the log odds of each feature in hundredths by kind, A for CR1 to Z for CR26; those
 * near zero left out; behind a stroke what it adds to the units of the layer, a digit each. `inputs` tells from what it was learned.
 */
export function weightsText(
  { biases, features, layer, layerFeatures }: Learned,
  { smallest, share, inputs }: { readonly smallest: number; readonly share: number; readonly inputs: string },
): string {
  const byFeature = new Map<string, string>();
  for (const [at, kind] of statementKinds.entries())
    for (const [name, weight] of features.get(kind) ?? []) {
      const shown = hundredths(weight);
      if (Math.abs(weight) < smallest || shown === 0) continue;
      byFeature.set(name, `${byFeature.get(name) ?? ''}${String.fromCharCode(FIRST + at)}${shown}`);
    }
  const steps = stepsOf(layer);
  for (const [name, number] of layerFeatures) {
    const into = layer.into.subarray(number * layer.units, (number + 1) * layer.units);
    byFeature.set(name, `${byFeature.get(name) ?? ''}/${digitsOf(into, steps)}`);
  }
  const rows = [...byFeature].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => `${row} "${name}"\n`);
  const shownBiases = Object.fromEntries(statementKinds.map((kind) => [kind, hundredths(biases.get(kind) ?? 0) / 100]));
  return [
    '# Made by scripts/policy/fit.ts from labelled sentences; not to be written by hand. Log odds that a feature adds, in hundredths, by kind:\n',
    '# A for CR1 to Z for CR26; behind a stroke what it adds to the units of the layer, as base 64 digits less 32 of the steps given.\n',
    `inputs: ${inputs}\n`,
    `biases: ${flow(shownBiases)}\n`,
    'layer:\n',
    `  share: ${share}\n`,
    `  steps: ${flow(thousandths(steps, 5))}\n`,
    `  biases: ${flow(thousandths(layer.biases, 3))}\n`,
    `  kinds: ${flow(thousandths(layer.out, 3))}\n`,
    `  kind-biases: ${flow(thousandths(layer.outBiases, 3))}\n`,
    'features: |\n',
    ...rows.map((row) => `  ${row}`),
  ].join('');
}

const FIRST = 'A'.charCodeAt(0);
const hundredths = (weight: number): number => Math.round(weight * 100);
const flow = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
const thousandths = (values: Float32Array, digits: number): readonly number[] =>
  Array.from(values, (value) => Number(value.toFixed(digits)));

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MIDDLE = 32;
/** Weights beyond so many times their usual size are cut. */
const WIDEST = 5;

/** Of each unit: the size of one digit. */
function stepsOf({ units, into }: Layer): Float32Array {
  const squares = new Float32Array(units);
  for (const [place, weight] of into.entries()) squares[place % units] = (squares[place % units] ?? 0) + weight * weight;
  return squares.map((square) => (WIDEST * Math.sqrt((square * units) / Math.max(1, into.length))) / (MIDDLE - 1));
}

const digitsOf = (weights: Float32Array, steps: Float32Array): string =>
  Array.from(weights, (weight, unit) => {
    const digit = Math.round(weight / (steps[unit] || 1));
    return DIGITS[MIDDLE + Math.max(1 - MIDDLE, Math.min(MIDDLE - 1, digit))];
  }).join('');
