/** One of the things that can be chosen. */
export interface Choice {
  readonly id: string;
  readonly text: string;
}

/**
 * What a list offers: what always stands in it, what was found, and what is chosen, whatever was looked for since. Nothing is ever
 * chosen that does not stand in the list.
 */
export function choicesOf(
  chosen: string,
  offered: readonly Choice[],
  found: readonly Choice[],
  kept: Choice | undefined,
): readonly Choice[] {
  const given = [...offered, ...found];
  const own: readonly Choice[] =
    chosen === '' || given.some(({ id }) => id === chosen) ? [] : [kept?.id === chosen ? kept : { id: chosen, text: chosen }];
  return [...new Map([...own, ...given].map((choice) => [choice.id, choice])).values()];
}
