/** Whether a dotted name is a package or lies under it, by whole segments. */
export const isUnder = (name: string, packageName: string): boolean =>
  packageName !== '' && name.startsWith(packageName) && (name.length === packageName.length || name[packageName.length] === '.');

/** The name and what stands above it, longest first: `a.b.c`, `a.b`, `a`. */
export function* upwards(name: string): Iterable<string> {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) yield name.slice(0, end);
}
