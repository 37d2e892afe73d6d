import { type Dex, EDGE, edgeAt, instructionsOf, unitsAt } from '@touchstone/formats/dex';

/** Where the instructions of one method are that made its edges and mentions, in order; code units from its start. */
export interface InstructionPositions {
  readonly edges: readonly number[];
  readonly mentions: readonly number[];
}

/** Walks the instructions of one method again: the streams keep no positions, most of which nobody asks for. */
export function positionsIn(dex: Dex, definition: number): InstructionPositions {
  const edges: number[] = [];
  const mentions: number[] = [];
  const codeAt = dex.definitions.code[definition]!;
  if (codeAt === 0) return { edges, mentions };
  const { u16 } = dex.bytes;
  const { from, to } = instructionsOf(dex.bytes, codeAt);
  for (let at = from; at < to; ) {
    const units = unitsAt(u16, at);
    if (at + units > to) break;
    const edge = edgeAt(u16, at, dex.tables.textCount);
    const kind = edge >>> 24;
    if (kind === EDGE.text || kind === EDGE.instanceField) mentions.push(at - from);
    else if (kind !== 0) edges.push(at - from);
    at += units;
  }
  return { edges, mentions };
}
