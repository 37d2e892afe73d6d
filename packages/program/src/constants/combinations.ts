/** Sets of values that may stand together. */
const MOST = 4;

/** One of each list, in all ways, the last list turning fastest; undefined when there are more than four ways, or none. */
export function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] | undefined {
  const count = lists.reduce((product, { length }) => Math.min(product * length, MOST + 1), 1);
  if (count === 0 || count > MOST) return undefined;
  return lists.reduce<readonly (readonly T[])[]>((sets, list) => sets.flatMap((set) => list.map((one) => [...set, one])), [[]]);
}
