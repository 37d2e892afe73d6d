import { EDGE } from '@touchstone/formats/dex';
import type { Program } from '@touchstone/program';

/** Where something is called; `instruction` in code units. */
export interface CallPlace {
  readonly method: number;
  readonly instruction: number;
}

/** More calls of one name are not looked at. */
const MOST_CALLS = 20_000;

/** Calls of all methods of a name, whatever their class, in the order of files and instructions. */
export function callsNamed(program: Program, name: string): readonly CallPlace[] {
  const { index } = program;
  const text = index.texts.find(name);
  const places: CallPlace[] = [];
  for (const row of text < 0 ? [] : index.methodsNamed(text)) {
    const file = index.fileOf(row, 'methodBase');
    const { edgeStart } = file.dex.code;
    for (const position of index.crossReferences(file).edgesOf(EDGE.virtual, row - file.methodBase)) {
      if (places.length >= MOST_CALLS) return places;
      const definition = index.definitionAt(edgeStart, position);
      if (index.isShadowed(file, definition)) continue;
      const instruction = index.positions(file, definition).edges[position - edgeStart[definition]!] ?? 0;
      places.push({ method: file.definitionBase + definition, instruction });
    }
  }
  return places;
}
