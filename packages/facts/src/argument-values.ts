import type { CallSite, Constant, Method, Program } from '@touchstone/program';
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
    return [value, ...callersOf(program, site.method).flatMap((caller) => valuesOf(program, caller, value.index, depth - 1))];
  });
}

/**
 * Values at a call with what the callers of the method around it give for its parameters, each set with the call that
 * gives it; as they are where nothing was handed in, or nobody calls.
 *
 * @param budget sets that may still be made
 */
export function* valuesThroughCallers(
  program: Program,
  site: CallSite,
  values: Values,
  budget: { left: number },
  depth: number = DEEPEST,
): Generator<{ readonly values: Values; readonly site: CallSite }> {
  const callers = depth > 0 && budget.left > 0 && values.some((value) => hasParameter(value)) ? callersOf(program, site.method) : [];
  if (callers.length === 0) yield { values, site };
  for (const caller of callers) {
    if (--budget.left < 0) return;
    const given = values.map((value) => withArguments(value, caller));
    yield* valuesThroughCallers(program, caller, given, budget, depth - 1);
  }
}

type Values = readonly (Constant | undefined)[];

/** Values inside values that are looked into. */
const MOST_NESTED = 4;

function hasParameter(value: Constant | undefined, nested = 0): boolean {
  if (value?.kind === 'parameter') return value.index >= 0;
  return nested < MOST_NESTED && insideOf(value).some((one) => hasParameter(one, nested + 1));
}

function insideOf(value: Constant | undefined): Values {
  switch (value?.kind) {
    case 'call':
    case 'new':
      return value.arguments;
    case 'array':
      return value.items;
    case 'either':
      return value.values;
    default:
      return [];
  }
}

/** A value with the arguments of a call in the place of parameters. */
function withArguments(value: Constant | undefined, caller: CallSite, nested = 0): Constant | undefined {
  if (value?.kind === 'parameter') return value.index < 0 ? undefined : caller.argument(value.index);
  if (nested >= MOST_NESTED) return value;
  const given = (values: Values) => values.map((one) => withArguments(one, caller, nested + 1));
  switch (value?.kind) {
    case 'call':
    case 'new':
      return { ...value, arguments: given(value.arguments) };
    case 'array':
      return { ...value, items: given(value.items) };
    case 'either':
      return { ...value, values: given(value.values).filter((one) => one !== undefined) };
    default:
      return value;
  }
}

const known = new WeakMap<Program, Map<number, readonly CallSite[]>>();

/** The first callers of a method. */
export function callersOf(program: Program, method: Method): readonly CallSite[] {
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
