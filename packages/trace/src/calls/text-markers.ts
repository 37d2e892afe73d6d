import type { TextMarker } from './call-knowledge.ts';

/** Finds the marker that a text stands for; of several the longest. */
export class TextMarkers {
  readonly #byKind = new Map<string, TextMarker[]>();

  constructor(markers: readonly TextMarker[]) {
    for (const marker of [...markers].sort((a, b) => b.value.length - a.value.length)) {
      const known = this.#byKind.get(marker.kind);
      if (known === undefined) this.#byKind.set(marker.kind, [marker]);
      else known.push(marker);
    }
  }

  match(kind: string, text: string): TextMarker | undefined {
    return this.#byKind.get(kind)?.find((marker) => isMatch(marker, text));
  }
}

function isMatch({ match, value }: TextMarker, text: string): boolean {
  switch (match) {
    case 'exact':
      return text === value;
    case 'contains':
      return text.includes(value);
    case 'word':
      return text.split(/[\s;|&/"']+/).includes(value);
    case 'prefix':
      return text.startsWith(value) && (text.length === value.length || !/\w$/.test(value) || !/[\w-]/.test(text[value.length]!));
  }
}
