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

/** The values that a constant may be: itself, or those that stand side by side in it or in the field that it is read from. */
export function alternativesOf(constant: Constant | undefined): readonly (Constant | undefined)[] {
  if (constant?.kind === 'field' && constant.value?.kind === 'either') return constant.value.values;
  return constant?.kind === 'either' ? constant.values : [constant];
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
