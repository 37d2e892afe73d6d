import type { Fact } from '@touchstone/facts';
import type { View } from './view.ts';

/** What makes a package one that should not be given to users: a public or debug key, switches for tests. */
export function packageMarks({ report, words }: Pick<View, 'report' | 'words'>): readonly string[] {
  const marks = report.facts.flatMap((fact) => markOf(fact, words) ?? []);
  return [...new Set(marks)];
}

function markOf({ kind, attributes }: Fact, words: View['words']): string | undefined {
  if (kind === 'signing.known-key') return attributes['key'] === 'android-debug' ? words.debugKey : words.testKey;
  if (kind !== 'manifest.flag' || attributes['value'] !== 'true') return undefined;
  if (attributes['flag'] === 'debuggable') return words.debuggable;
  return attributes['flag'] === 'test-only' ? words.testOnly : undefined;
}
