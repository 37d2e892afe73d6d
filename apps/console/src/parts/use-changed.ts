import { useState } from 'react';

/** Whether anything of a form differs from what stood there at first. */
export function useChanged(now: unknown): boolean {
  const text = typedText(now);
  const [first] = useState(text);
  return text !== first;
}

/** What was typed, chosen and ticked as one text; in which order something was ticked is no difference, and a file is its name. */
export const typedText = (given: unknown): string =>
  JSON.stringify(given, (_, value: unknown) => {
    if (value instanceof Set) return [...value].sort();
    return value instanceof Blob ? 'a file' : value;
  });
