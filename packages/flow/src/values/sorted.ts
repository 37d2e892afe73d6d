/** Union of two ascending lists without repeats; the first list itself when it already holds the second. */
export function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  let i = 0;
  let missing = false;
  for (const item of b) {
    while (i < a.length && a[i]! < item) i++;
    if (a[i] !== item) {
      missing = true;
      break;
    }
  }
  return missing ? merged(a, b) : a;
}

function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = i < a.length ? a[i]! : Number.POSITIVE_INFINITY;
    const y = j < b.length ? b[j]! : Number.POSITIVE_INFINITY;
    out.push(Math.min(x, y));
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return out;
}
