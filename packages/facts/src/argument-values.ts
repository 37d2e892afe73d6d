import type { CallSite, Constant, Program } from '@touchstone/program';

const MOST_CALLERS = 24;
const DEEPEST = 2;

/**
 * What may arrive at argument `n` of a call: the constant itself or, where the method only hands on a parameter of its
 * own, what its callers give, through two such methods at most. Empty when nothing is known.
 */
export function argumentValues(program: Program, site: CallSite, n: number): readonly Constant[] {
  return valuesOf(program, site, n, DEEPEST);
}

function valuesOf(program: Program, site: CallSite, n: number, depth: number): readonly Constant[] {
  const value = site.argument(n);
  if (value === undefined) return [];
  if (value.kind !== 'parameter' || value.index < 0 || depth === 0) return [value];
  const { class: owner, name, signature } = site.method;
  const callers = program.callsTo({ class: owner, name, signature }).slice(0, MOST_CALLERS);
  return [value, ...callers.flatMap((caller) => valuesOf(program, caller, value.index, depth - 1))];
}
