import type { DataMarker } from './knowledge.ts';

type MarkerKind = DataMarker['kind'];

/** Texts and framework fields that mean personal information, for looking up. */
export class DataMarkers {
  readonly #byKind: Map<MarkerKind, readonly DataMarker[]>;
  readonly #byField: Map<string, DataMarker>;

  constructor(markers: readonly DataMarker[]) {
    const longestFirst = [...markers].sort((a, b) => b.value.length - a.value.length);
    this.#byKind = new Map(KINDS.map((kind) => [kind, longestFirst.filter((marker) => marker.kind === kind)]));
    this.#byField = new Map(longestFirst.flatMap((marker) => (marker.fields ?? []).map((field) => [field, marker] as const)));
  }

  of(kind: MarkerKind): readonly DataMarker[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** The marker that a text in code stands for; of several the longest. */
  match(kind: MarkerKind, text: string): DataMarker | undefined {
    return this.of(kind).find((marker) => isMatch(marker, text));
  }

  /** The marker behind a framework constant, `Landroid/provider/CallLog$Calls;->CONTENT_URI`. */
  byField(field: string): DataMarker | undefined {
    return this.#byField.get(field);
  }

  /** Framework constants of one kind, each with its marker. */
  fieldsOf(kind: MarkerKind): readonly (readonly [field: string, marker: DataMarker])[] {
    return this.of(kind).flatMap((marker) => (marker.fields ?? []).map((field) => [field, marker] as const));
  }
}

const KINDS: readonly MarkerKind[] = ['uri', 'file', 'command', 'property', 'broadcast', 'intent', 'service', 'class'];

function isMatch({ kind, match, value }: DataMarker, text: string): boolean {
  switch (match) {
    case 'exact':
      return text === value;
    case 'contains':
      return text.includes(value);
    case 'word':
      return text.split(/[\s;|&/"']+/).includes(value);
    case 'prefix':
      return text.startsWith(value) && (kind === 'property' || (kind === 'uri' ? isSameAddress : isWhole)(value, text));
  }
}

/** `content://sms` begins `content://sms/inbox` but neither `content://smsbackup` nor `content://sms.mine/x`. */
function isSameAddress(prefix: string, text: string): boolean {
  return text.length === prefix.length || prefix.endsWith('/') || /[/?#]/.test(text[prefix.length]!);
}

/** `/sys/class` begins `/sys/class/net` but not `/sys/classes`. */
function isWhole(prefix: string, text: string): boolean {
  return text.length === prefix.length || !/[\w-]/.test(prefix.at(-1)!) || !/[\w-]/.test(text[prefix.length]!);
}
