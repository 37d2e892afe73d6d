import type { Constant } from '@touchstone/program';

/** The text of a constant, also of a static field of the app whose value is known. */
export function textOf(constant: Constant | undefined): string | undefined {
  if (constant?.kind === 'text') return constant.value;
  return constant?.kind === 'field' ? textOf(constant.value) : undefined;
}

/** The number of a constant, also of a static field of the app whose value is known. */
export function numberOf(constant: Constant | undefined): number | undefined {
  if (constant?.kind === 'number') return constant.value;
  return constant?.kind === 'field' ? numberOf(constant.value) : undefined;
}

/** Values side by side are followed so far, also where several stand in one call. */
const MOST_ALTERNATIVES = 4;

/** The values that a constant may be: itself, or those that stand side by side in it, in a field, or inside the call that made it. */
export function alternativesOf(constant: Constant | undefined): readonly (Constant | undefined)[] {
  if (constant?.kind === 'field' && constant.value?.kind === 'either') return constant.value.values;
  if (constant?.kind === 'either') return constant.values.flatMap(alternativesOf).slice(0, MOST_ALTERNATIVES);
  if (constant?.kind !== 'call' && constant?.kind !== 'new') return [constant];
  const choices = constant.arguments.map(alternativesOf);
  if (choices.every(({ length }) => length === 1)) return [constant];
  return combined(choices).map((values) => ({ ...constant, arguments: values }));
}

function combined<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return choices.reduce<readonly (readonly T[])[]>(
    (sets, values) => sets.flatMap((set) => values.map((value) => [...set, value])).slice(0, MOST_ALTERNATIVES),
    [[]],
  );
}

/** A constant and all it was made of, the outermost first. */
export function* partsOf(constant: Constant | undefined): Generator<Constant> {
  if (constant === undefined) return;
  yield constant;
  if (constant.kind === 'field') yield* partsOf(constant.value);
  if (constant.kind === 'either') for (const value of constant.values) yield* partsOf(value);
  if (constant.kind === 'array') for (const item of constant.items) yield* partsOf(item);
  if (constant.kind === 'call' || constant.kind === 'new') for (const item of constant.arguments) yield* partsOf(item);
}

/** All texts inside a constant, in order. */
export function textsIn(constant: Constant | undefined): readonly string[] {
  const texts: string[] = [];
  for (const part of partsOf(constant)) if (part.kind === 'text') texts.push(part.value);
  return texts;
}
