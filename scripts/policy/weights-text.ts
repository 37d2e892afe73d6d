import { statementKinds } from '@touchstone/policy';
import { stringify } from 'yaml';
import type { Learned } from './train.ts';

/**
 * What was learned as data/lists/policy-weights.yaml: the log odds of each feature in hundredths by kind, A for CR1 to Z for CR26; those
 * near zero left out. `inputs` tells from what it was learned.
 */
export function weightsText({ biases, features }: Learned, smallest: number, inputs: string): string {
  const byFeature = new Map<string, string>();
  for (const [at, kind] of statementKinds.entries())
    for (const [name, weight] of features.get(kind) ?? []) {
      const shown = hundredths(weight);
      if (Math.abs(weight) < smallest || shown === 0) continue;
      byFeature.set(name, `${byFeature.get(name) ?? ''}${String.fromCharCode(FIRST + at)}${shown}`);
    }
  const rows = [...byFeature].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => `${JSON.stringify(name)}: ${row}\n`);
  const shownBiases = Object.fromEntries(statementKinds.map((kind) => [kind, hundredths(biases.get(kind) ?? 0) / 100]));
  return [
    '# Made by scripts/policy/fit.ts from labelled sentences; not to be written by hand. Log odds that a feature adds, in hundredths, by kind:\n',
    '# A for CR1 to Z for CR26.\n',
    `inputs: ${inputs}\n`,
    `biases: ${stringify(shownBiases, { collectionStyle: 'flow', lineWidth: 0 }).trim()}\n`,
    'features:\n',
    ...rows.map((row) => ` ${row}`),
  ].join('');
}

const FIRST = 'A'.charCodeAt(0);
const hundredths = (weight: number): number => Math.round(weight * 100);
