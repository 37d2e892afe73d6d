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

interface Marked {
  readonly parts: readonly { readonly text: string; readonly fact: number | null }[];
}

/** The lines with no marks but those of these facts. */
export const marksOf = <T extends Marked>(lines: readonly T[], facts: ReadonlySet<number>): readonly T[] =>
  lines.map((line) => ({
    ...line,
    parts: line.parts.map((part) => (part.fact === null || facts.has(part.fact) ? part : { ...part, fact: null })),
  }));
