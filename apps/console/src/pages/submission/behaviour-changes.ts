/** What was not there and is, or was there and is not. */
export interface Change {
  readonly part: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const PARTS = ['signers', 'permissions', 'sdks', 'calls', 'domains', 'policy'] as const;

/** Parts of a comparison of two reports in which something changed. Its shape is the report's, of whichever version: nothing is taken for granted. */
export function behaviourChanges(comparison: unknown): readonly Change[] {
  if (!isRecord(comparison)) return [];
  return PARTS.flatMap((part): Change[] => {
    const of = comparison[part];
    if (!isRecord(of)) return [];
    const change = { part, added: textsOf(of['added']), removed: textsOf(of['removed']) };
    return change.added.length + change.removed.length === 0 ? [] : [change];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
