/** What a run was asked to do beside its artifact. Two runs with the same are the same run. */
export type RunConfig = { readonly [name: string]: ConfigValue };
export type ConfigValue = string | number | boolean | null | readonly ConfigValue[] | RunConfig;

/**
 * JSON of which there is only one: keys sorted, no blanks, absent fields left out. The SHA-256 of its UTF-8 bytes is the
 * configuration's hash on every machine.
 */
export function canonicalJson(value: ConfigValue | undefined): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  const fields = Object.entries(value as RunConfig)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}
