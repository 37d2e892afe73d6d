import type { Finding, Report } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { type Headings, headings } from '../words/headings.ts';
import { Chains } from './chains.ts';
import { type GateGroup, gateOf } from './gate.ts';
import { type Names, namesFor } from './names.ts';
import { sameProofs } from './same-proof.ts';

/** A report ready to be written out for people: what every section needs. */
export interface View {
  readonly report: Report;
  readonly options: RenderOptions;
  readonly names: Names;
  readonly words: Headings;
  readonly gate: readonly GateGroup[];
  readonly chains: Chains;
  readonly sameProof: ReadonlyMap<Finding, Finding>;
}

export function viewOf(report: Report, options: RenderOptions): View {
  const names = namesFor(options);
  const gate = gateOf(report, options.ruleSet, names);
  return {
    report,
    options,
    names,
    words: headings[options.lang],
    gate,
    chains: new Chains(report.facts),
    sameProof: sameProofs(gate),
  };
}
