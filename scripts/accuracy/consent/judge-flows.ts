import type { Fact } from '@touchstone/facts';
import type { FlowTruth, NoFlow, Spot, Truth } from '../../../corpus/consent/index.ts';
import type { Judged } from './judged.ts';

/** Pairs of statements. Several statements at which the same loss may be said to happen count once. */
export function judgeFlows({ flows }: Truth, facts: readonly Fact[], unjudged: readonly NoFlow[]): readonly Judged[] {
  if (flows === undefined) return [];
  const judged = flows.map((truth): Judged => {
    const found = facts.find((fact) => isAbout(fact, truth));
    const says = `${truth.data}: ${nameOf(truth.source)} → ${nameOf(truth.target)} (${truth.sink})`;
    if (found === undefined) return { part: 'flows', outcome: 'missed', says, details: [] };
    const { data, sink } = found.attributes;
    const details = [
      ...(data === truth.data ? [] : [`data ${String(data)}, not ${truth.data}`]),
      ...(sink === truth.sink ? [] : [`sink ${String(sink)}, not ${truth.sink}`]),
    ];
    return { part: 'flows', outcome: 'right', says, details };
  });
  const strangers = facts.filter((fact) => ![...flows, ...unjudged].some((pair) => isAbout(fact, pair)));
  const told = new Set(
    strangers.map(({ attributes, proof, at }) => {
      const from = proof?.chain[0]?.at.method ?? '?';
      return `${String(attributes['data'])}: ${String(attributes['source'])} in ${from} → ${String(attributes['target'])} in ${at.method}`;
    }),
  );
  return [...judged, ...[...told].map((says): Judged => ({ part: 'flows', outcome: 'false', says, details: [] }))];
}

const isAbout = ({ attributes, at, proof }: Fact, { source, target }: Pick<FlowTruth, 'source' | 'target'>): boolean =>
  isAt(source, String(attributes['source']), proof?.chain[0]?.at.method) && isAt(target, String(attributes['target']), at.method);

const isAt = ({ api, in: where }: Spot, said: string, method: string | undefined): boolean =>
  method === where && api.some((one) => isSameApi(said, one));

/** The same method: a row without signature stands for all overloads, and code may name a class below the catalogued one. */
export function isSameApi(said: string, expected: string): boolean {
  const [, name = '', signature = ''] = /->([^(:]+)(\(.*)?/.exec(said) ?? [];
  const [, expectedName = '', expectedSignature = ''] = /->([^(:]+)(\(.*)?/.exec(expected) ?? [];
  return name === expectedName && (signature === '' || expectedSignature === '' || signature === expectedSignature);
}

const nameOf = ({ api, in: where }: Spot): string => `${api[0]} in ${where}`;
