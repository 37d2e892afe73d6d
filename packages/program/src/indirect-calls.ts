import { type Dex, EDGE } from '@touchstone/formats/dex';
import type { CrossReferences } from './cross-references.ts';

/** For each method of a DEX file the positions of edges that reach it by a call site or method handle, ascending. */
export function indirectCallsIn(dex: Dex, references: CrossReferences): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  const note = (method: number, edges: Uint32Array) => {
    const known = positions.get(method);
    if (known === undefined) positions.set(method, [...edges]);
    else if (known.length + edges.length <= MOST_EDGES) known.push(...edges);
  };
  for (let site = 0; site < dex.header.callSites.count; site++) {
    const edges = references.edgesOf(EDGE.custom, site);
    if (edges.length === 0) continue;
    for (const method of new Set(dex.callSite(site)?.methods)) note(method, edges);
  }
  for (let handle = 0; handle < dex.header.methodHandles.count; handle++) {
    const edges = references.edgesOf(EDGE.methodHandle, handle);
    const method = edges.length === 0 ? undefined : dex.methodHandle(handle);
    if (method !== undefined) note(method, edges);
  }
  for (const edges of positions.values()) edges.sort((a, b) => a - b);
  return positions;
}

/** More call sites than this for one method are not listed: they are not made by a compiler. */
const MOST_EDGES = 65_536;
