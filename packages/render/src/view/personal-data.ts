import { byText } from '@touchstone/kernel/order';
import type { Report } from '@touchstone/verdict';
import { type Names, ownerId } from './names.ts';

/** Which personal information whose code can read, as counts of places. */
export interface DataMatrix {
  /** The app itself first, then by number of kinds read. */
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly {
    readonly token: string;
    readonly name: string;
    readonly isSensitive: boolean;
    /** Places by owner id. */
    readonly places: ReadonlyMap<string, number>;
  }[];
}

export function dataMatrix(report: Report, names: Names): DataMatrix {
  const rows = new Map<string, Map<string, number>>();
  for (const fact of report.facts) {
    if (fact.kind !== 'code.reads') continue;
    const token = String(fact.attributes['data']);
    const places = rows.get(token) ?? new Map<string, number>();
    rows.set(token, places);
    const id = ownerId(fact) || 'unknown';
    places.set(id, (places.get(id) ?? 0) + 1);
  }
  const kinds = new Map<string, number>();
  for (const places of rows.values()) for (const id of places.keys()) kinds.set(id, (kinds.get(id) ?? 0) + 1);
  const rank = (id: string) => (id === 'app' ? 0 : id === 'unknown' ? 2 : 1);
  return {
    owners: [...kinds].sort(([a, n], [b, m]) => rank(a) - rank(b) || m - n || byText(a, b)).map(([id]) => ({ id, name: names.owner(id) })),
    rows: [...rows]
      .map(([token, places]) => ({ token, name: names.data(token), isSensitive: names.isSensitive(token), places }))
      .sort((a, b) => Number(b.isSensitive) - Number(a.isSensitive) || b.places.size - a.places.size || byText(a.token, b.token)),
  };
}
