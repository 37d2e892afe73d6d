import type { Capability, InputKind } from '@touchstone/domain/engine';
import { TECHNICAL_CHECKS } from '@touchstone/domain/engine';
import type { Rule } from '@touchstone/rules';

/** What an input of a rule is as inputs of a run, alternatives side by side. A policy may also lie inside the package. */
const ALTERNATIVES: Readonly<Record<Rule['needs'][number], readonly (readonly InputKind[])[]>> = {
  static: [[]],
  policy: [[]],
  runtime: [['trace'], ['har'], ['capture']],
  ui: [['ui']],
  store: [['listing']],
  human: [['person']],
};

/** The capability matrix of our own engine: every clause of the rule set, with what each of its rules needs. */
export function ownCapabilities(rules: readonly Pick<Rule, 'clause' | 'needs' | 'open'>[]): readonly Capability[] {
  const rows = rules.flatMap(({ clause, needs, open }) => {
    const fromCode = open === undefined ? [] : [[]];
    return [...fromCode, ...combined(needs)].map((inputs): Capability => ({ clause, inputs }));
  });
  const technical = TECHNICAL_CHECKS.map(({ id }): Capability => ({ clause: id, inputs: [] }));
  return [...new Map([...rows, ...technical].map((row) => [`${row.clause} ${row.inputs.join()}`, row])).values()];
}

function combined(needs: Rule['needs']): readonly (readonly InputKind[])[] {
  return needs.reduce<readonly (readonly InputKind[])[]>(
    (all, need) => all.flatMap((inputs) => ALTERNATIVES[need].map((more) => [...inputs, ...more])),
    [[]],
  );
}
