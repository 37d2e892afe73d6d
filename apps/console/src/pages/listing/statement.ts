/** A field of what a store said, `developer.name`, with what it said as a text. */
export interface SaidField {
  readonly field: string;
  readonly said: string;
}

/** What a store said of a listing, field by field; what it did not say is left out, and what is no statement stands as it is. */
export function saidIn(statement: unknown, within = ''): readonly SaidField[] {
  if (statement === null || statement === undefined || statement === '') return [];
  if (Array.isArray(statement)) return statement.length === 0 ? [] : [{ field: within, said: statement.map(textOf).join(' ') }];
  if (typeof statement !== 'object') return [{ field: within, said: textOf(statement) }];
  return Object.entries(statement).flatMap(([name, value]) => saidIn(value, within === '' ? name : `${within}.${name}`));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
