interface Line {
  readonly kind: string;
  readonly parts: readonly { readonly fact: number | null }[];
}

/** Lines with a marked sentence, with their neighbours and the heading above: what is read of a long policy first. */
export function aroundMarks<T extends Line>(lines: readonly T[]): readonly T[] {
  const kept = new Set<number>();
  let heading: number | undefined;
  lines.forEach((line, i) => {
    if (line.kind === 'heading') heading = i;
    if (line.parts.every(({ fact }) => fact === null)) return;
    for (const near of [heading ?? i, i - 1, i, i + 1]) kept.add(near);
  });
  return lines.filter((_, i) => kept.has(i));
}
