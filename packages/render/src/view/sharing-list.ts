import { byText } from '@touchstone/kernel/order';
import type { Report } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { qualifierWords } from '../words/sdks.ts';
import { type Names, ownerId } from './names.ts';

/**
 * A third party as it would stand in a list of those with whom information is shared; the firm must check it. Besides the SDKs
 * of the catalogue these are the packages of code that no catalogue knows and that can read personal information.
 */
export interface SharingRow {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly category: string;
  readonly version: string;
  readonly confidence: string;
  /** What the vendor says in public, by how it is said. */
  readonly declared: readonly { readonly how: string; readonly data: readonly string[] }[];
  /** What its code can read, as seen in this package. */
  readonly readable: readonly string[];
  readonly handlesPersonalInfo: boolean;
  readonly evidence: Report['sdks'][number]['evidence'];
}

export function sharingList(report: Report, { knowledge, lang }: RenderOptions, names: Names): readonly SharingRow[] {
  const catalogue = new Map(knowledge.sdks.map((sdk) => [sdk.id, sdk]));
  const readable = readableBySdk(report, names);
  const catalogued = report.sdks.map((sdk): SharingRow => {
    const known = catalogue.get(sdk.id);
    const declares = known?.declares ?? [];
    const reads = readable.get(sdk.id) ?? [];
    return {
      id: sdk.id,
      name: known?.name[lang] ?? sdk.name,
      vendor: known?.vendor[lang] ?? sdk.vendor,
      category: sdk.category,
      version: sdk.version ?? '',
      confidence: sdk.confidence,
      declared: (['stated', 'optional', 'consensus'] as const).flatMap((qualifier) => {
        const data = declares.filter((one) => one.qualifier === qualifier).map((one) => names.data(one.data));
        return data.length === 0 ? [] : [{ how: qualifierWords[qualifier]?.[lang] ?? qualifier, data }];
      }),
      readable: reads,
      handlesPersonalInfo: known?.handlesPersonalInfo === true || declares.length > 0 || reads.length > 0,
      evidence: sdk.evidence,
    };
  });
  const present = new Set([...report.sdks.map(({ id }) => id), ...NO_THIRD_PARTY]);
  const others = [...readable].filter(([id]) => !present.has(id)).sort(([a], [b]) => byText(a, b));
  return [...catalogued, ...others.map(([id, data]) => uncatalogued(id, names.owner(id), data))];
}

/** Owners that are no third party with whom anything is shared. */
const NO_THIRD_PARTY = ['', 'app', 'library', 'unknown'];

function uncatalogued(id: string, name: string, readable: readonly string[]): SharingRow {
  const unknown = { vendor: '', category: '', version: '', confidence: '', declared: [], evidence: [] };
  return { id, name, ...unknown, readable, handlesPersonalInfo: true };
}

function readableBySdk(report: Report, names: Names): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const fact of report.facts) {
    if (fact.kind !== 'code.reads') continue;
    const id = ownerId(fact);
    found.set(id, (found.get(id) ?? new Set()).add(names.data(String(fact.attributes['data']))));
  }
  return new Map([...found].map(([id, data]) => [id, [...data]]));
}
