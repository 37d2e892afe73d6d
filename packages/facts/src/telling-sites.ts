import type { Site } from '@touchstone/program';

/** Calls of one thing in one method that are looked at. Nobody writes more; a made-up file can hold tens of thousands. */
const MOST_IN_METHOD = 32;

/** The first sites of each method. Sites come method by method. */
export function* tellingSites<T extends Site>(sites: Iterable<T>): Generator<T> {
  let method = -1;
  let count = 0;
  for (const site of sites) {
    const { id } = site.method;
    count = id === method ? count + 1 : 1;
    method = id;
    if (count <= MOST_IN_METHOD) yield site;
  }
}
