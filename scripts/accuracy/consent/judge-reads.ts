import type { Fact } from '@touchstone/facts';
import type { ReadTruth, Truth } from '../../../corpus/consent/index.ts';
import { compareWhen } from './judge-app.ts';
import type { Judged } from './judged.ts';

/** Reads that can run: each of the truth once, and each that the truth does not know is false. */
export function judgeReads({ reads }: Truth, facts: readonly Fact[]): readonly Judged[] {
  if (reads === undefined) return [];
  const judged = reads.map((truth): Judged => {
    const found = facts.filter((fact) => isAbout(fact, truth));
    const says = `${truth.data} in ${truth.in}`;
    if (found.length === 0) return { part: 'reads', outcome: 'missed', says, details: [] };
    return { part: 'reads', ...compareWhen(truth, found, says), details: wrongDetails(truth, found) };
  });
  const strangers = facts.filter((fact) => !reads.some((truth) => isAbout(fact, truth)));
  const told = new Set(strangers.map(({ attributes, at }) => `${String(attributes['data'])} in ${at.method} ${String(attributes['api'])}`));
  return [...judged, ...[...told].map((says): Judged => ({ part: 'reads', outcome: 'false', says, details: [] }))];
}

const isAbout = ({ attributes, at }: Fact, truth: ReadTruth): boolean => attributes['data'] === truth.data && at.method === truth.in;

function wrongDetails(truth: ReadTruth, found: readonly Fact[]): readonly string[] {
  const said = (name: string) => [...new Set(found.map((fact) => String(fact.attributes[name])))];
  const isOneOf = (name: string, expected: readonly string[]) => said(name).some((word) => expected.includes(word));
  const repeated = said('repeated').filter((word) => word !== 'no');
  const isRepeated = repeated.length === 0 ? truth.repeated.includes('no') : repeated.some((word) => truth.repeated.includes(word as 'no'));
  return [
    ...(isOneOf('owner', truth.owner) ? [] : [`owner ${said('owner').join(' ')}, not ${truth.owner.join('|')}`]),
    ...(truth.sdk === undefined || !truth.owner.includes('sdk') || isOneOf('sdk', [truth.sdk]) || !said('owner').includes('sdk')
      ? []
      : [`sdk ${said('sdk').join(' ')}, not ${truth.sdk}`]),
    ...(isRepeated ? [] : [`repeated ${repeated.join(' ') || 'no'}, not ${truth.repeated.join('|')}`]),
    ...(truth.isBackground === undefined || said('background').includes(String(truth.isBackground))
      ? []
      : [`background ${said('background').join(' ')}, not ${truth.isBackground}`]),
  ];
}
