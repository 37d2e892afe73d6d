import { statementKinds } from '@touchstone/policy';
import { stringify } from 'yaml';
import type { Learned } from './train.ts';

/** What was learned as data/lists/policy-weights.yaml: the log odds of each feature by kind, rounded; those near zero left out. */
export function weightsText({ biases, features }: Learned, smallest: number): string {
  const byFeature = new Map<string, Record<string, number>>();
  for (const kind of statementKinds)
    for (const [name, weight] of features.get(kind) ?? []) {
      if (Math.abs(weight) < smallest) continue;
      const row = byFeature.get(name) ?? {};
      row[kind] = rounded(weight);
      byFeature.set(name, row);
    }
  const rows = [...byFeature].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => `  ${JSON.stringify(name)}: ${flow(row)}\n`);
  return [
    '# Made by scripts/policy/fit.ts from labelled sentences; not to be written by hand. Log odds that a feature adds, by kind (CR1–CR26).\n',
    `biases: ${flow(Object.fromEntries(statementKinds.map((kind) => [kind, rounded(biases.get(kind) ?? 0)])))}\n`,
    'features:\n',
    ...rows,
  ].join('');
}

const rounded = (weight: number): number => Math.round(weight * 100) / 100;
const flow = (row: Readonly<Record<string, number>>): string => stringify(row, { collectionStyle: 'flow', lineWidth: 0 }).trim();
