import type { CallSite, Constant, Program } from '@touchstone/program';
import { alternativesOf } from './constant-values.ts';

const MOST_CALLERS = 24;
const DEEPEST = 2;
/** Methods of an app whose callers are looked up: real apps need some hundred. */
const MOST_LOOKUPS = 2_000;

/**
 * What may arrive at argument `n` of a call: the constant itself or, where the method only hands on a parameter of its
 * own, what its callers give, through two such methods at most. Empty when nothing is known.
 */
export function argumentValues(program: Program, site: CallSite, n: number): readonly Constant[] {
  return valuesOf(program, site, n, DEEPEST);
}

function valuesOf(program: Program, site: CallSite, n: number, depth: number): readonly Constant[] {
  return alternativesOf(site.argument(n)).flatMap((value) => {
    if (value === undefined) return [];
    if (value.kind !== 'parameter' || value.index < 0 || depth === 0) return [value];
    return [value, ...callersOf(program, site).flatMap((caller) => valuesOf(program, caller, value.index, depth - 1))];
  });
}

const known = new WeakMap<Program, Map<number, readonly CallSite[]>>();

/** The first callers of the method around a call. */
function callersOf(program: Program, { method }: CallSite): readonly CallSite[] {
  const lookups = known.get(program) ?? new Map<number, readonly CallSite[]>();
  known.set(program, lookups);
  let callers = lookups.get(method.id);
  if (callers === undefined) {
    const { class: owner, name, signature } = method;
    callers = lookups.size >= MOST_LOOKUPS ? [] : program.callsTo({ class: owner, name, signature }).slice(0, MOST_CALLERS);
    lookups.set(method.id, callers);
  }
  return callers;
}
