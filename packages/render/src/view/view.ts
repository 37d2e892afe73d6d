import type { Finding, Report } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { type Headings, headings } from '../words/headings.ts';
import { Chains } from './chains.ts';
import { withShortNames } from './evidence.ts';
import { type FindingsOf, findingsOf } from './findings-of.ts';
import { type GateGroup, gateOf } from './gate.ts';
import { type Names, namesFor } from './names.ts';
import { type Lane, lanesOf } from './run.ts';
import { sameProofs } from './same-proof.ts';

/** A report ready to be written out for people: what every section needs. */
export interface View {
  /** With files of evidence under short names. */
  readonly report: Report;
  readonly options: RenderOptions;
  readonly names: Names;
  readonly words: Headings;
  readonly gate: readonly GateGroup[];
  readonly chains: Chains;
  readonly sameProof: ReadonlyMap<Finding, Finding>;
  readonly findings: FindingsOf;
  readonly lanes: readonly Lane[];
}

export function viewOf(given: Report, options: RenderOptions): View {
  const report = withShortNames(given);
  const names = namesFor(options);
  const findings = findingsOf(report);
  const gate = gateOf(report, options.ruleSet, names);
  return {
    report,
    options,
    names,
    words: headings[options.lang],
    gate,
    chains: new Chains(report.facts),
    sameProof: sameProofs(gate),
    findings,
    lanes: lanesOf({ report, names, findings }),
  };
}
