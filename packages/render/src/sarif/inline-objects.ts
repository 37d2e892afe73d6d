/**
 * Pretty JSON in which each item of a list of objects below `runs` is one line: a log with hundreds of rules stays small and
 * its differences stay readable.
 */
export function inlineObjects(value: unknown, stringify: (value: unknown, indent?: number) => string, depth = 0): string {
  if (Array.isArray(value)) return list(value, stringify, depth);
  if (typeof value !== 'object' || value === null) return stringify(value, 0);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  if (fields.length === 0) return '{}';
  const inner = '  '.repeat(depth + 1);
  const lines = fields.map(([name, field]) => `${inner}${stringify(name, 0)}: ${inlineObjects(field, stringify, depth + 1)}`);
  return `{\n${lines.join(',\n')}\n${'  '.repeat(depth)}}`;
}

function list(items: readonly unknown[], stringify: (value: unknown, indent?: number) => string, depth: number): string {
  if (items.length === 0) return '[]';
  const inner = '  '.repeat(depth + 1);
  const isOuter = depth === 1; // runs
  const lines = items.map((item) => inner + (isOuter ? inlineObjects(item, stringify, depth + 1) : stringify(item, 0)));
  return `[\n${lines.join(',\n')}\n${'  '.repeat(depth)}]`;
}
