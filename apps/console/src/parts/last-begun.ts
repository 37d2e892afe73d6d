import { useState } from 'react';

/**
 * Of what overlaps, the last that was begun counts: a small file may be read sooner than the large one that was chosen before it.
 *
 * @returns begins one, and gives whether it is still the last
 */
export function lastBegun(): () => () => boolean {
  let last = 0;
  return () => {
    last += 1;
    const own = last;
    return () => own === last;
  };
}

/** {@link lastBegun} for as long as a part of a page stands. */
export function useLastBegun(): ReturnType<typeof lastBegun> {
  const [begin] = useState(lastBegun);
  return begin;
}
