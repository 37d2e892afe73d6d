const NOWHERE = 'none';

const covers = (outer: string, inner: string): boolean => outer === 'all' || outer === inner;

/**
 * The widest scope that several permissions have together, as the server judges a token; undefined where they have none.
 * @param each the scopes of each permission: `all`, `province:11` …
 */
export function commonScope(each: readonly (readonly string[])[]): string | undefined {
  const fits = (scope: string) => each.every((scopes) => scopes.some((one) => covers(one, scope)));
  const [wide, ...others] = [...new Set(['all', ...each.flat()])];
  return [wide, ...others.filter((scope) => scope !== NOWHERE), NOWHERE].find((scope) => scope !== undefined && fits(scope));
}
