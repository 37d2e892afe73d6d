/** What is wrong with values that came from outside, without any knowledge of their meaning. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text of at most `most` characters, as a database can keep it; undefined for anything else than a text. */
export const textOf = (value: unknown, most: number): string | undefined => (typeof value === 'string' ? storable(value, most) : undefined);

/** Without NUL and halves of characters, which also a cut can make: no column of PostgreSQL takes them. */
export const storable = (text: string, most: number): string => text.slice(0, most).replaceAll('\0', '\ufffd').toWellFormed();

/** A whole number that is not negative. */
export const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

export const wordOf = <W extends string>(value: unknown, words: readonly W[]): W | undefined => words.find((word) => word === value);

const SHA256 = /^[0-9a-f]{64}$/;
export const sha256Of = (value: unknown): string | undefined => (typeof value === 'string' && SHA256.test(value) ? value : undefined);

/** How deep and how large a value is, counted without recursion and no further than the limits. */
export function exceeds(
  value: unknown,
  { depth, nodes }: { readonly depth: number; readonly nodes: number },
): 'depth' | 'nodes' | undefined {
  let left = nodes;
  let layer: readonly unknown[] = [value];
  for (let level = 0; layer.length > 0; level++) {
    if (level > depth) return 'depth';
    left -= layer.length;
    if (left < 0) return 'nodes';
    const next: unknown[] = [];
    for (const item of layer) {
      if (typeof item !== 'object' || item === null) continue;
      for (const child of Object.values(item)) {
        if (next.length > left) return 'nodes';
        next.push(child);
      }
    }
    layer = next;
  }
  return undefined;
}
