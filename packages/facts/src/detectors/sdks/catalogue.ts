import { upwards } from '../../java-names.ts';
import type { Knowledge, Sdk } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';

/** The catalogues turned round: from what an app holds to the SDK. */
export interface Catalogue {
  readonly sdks: ReadonlyMap<string, Sdk>;
  readonly prefixes: ReadonlyMap<string, { readonly sdk: string; readonly level: 'A' | 'B' | 'C' }>;
  readonly components: ReadonlyMap<string, readonly string[]>;
  /** Hosts that belong to exactly one SDK. */
  readonly hosts: ReadonlyMap<string, { readonly sdk: string; readonly confidence: 'high' | 'medium' }>;
  readonly metaData: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
}

const known = new WeakMap<Knowledge, Catalogue>();

export function catalogueOf(knowledge: Knowledge): Catalogue {
  let catalogue = known.get(knowledge);
  if (catalogue === undefined) {
    catalogue = turnRound(knowledge);
    known.set(knowledge, catalogue);
  }
  return catalogue;
}

/** The longest catalogued prefix above a Java name; none that covers the app's own package: a vendor's app is not its SDK. */
export function prefixOf(
  { prefixes }: Catalogue,
  name: string,
  ownPackage: string,
): { prefix: string; sdk: string; level: 'A' | 'B' | 'C' } | undefined {
  for (const prefix of upwards(name)) {
    const row = prefixes.get(prefix);
    if (row !== undefined && !(ownPackage === prefix || ownPackage.startsWith(`${prefix}.`))) return { prefix, ...row };
  }
  return undefined;
}

function turnRound(knowledge: Knowledge): Catalogue {
  const { sdks } = knowledge;
  const components = new Map<string, string[]>();
  for (const { id, components: names } of sdks) for (const name of names) components.set(name, [...(components.get(name) ?? []), id]);
  return {
    sdks: new Map(sdks.map((sdk) => [sdk.id, sdk])),
    prefixes: new Map(sdks.flatMap(({ id, prefixes }) => prefixes.map(({ prefix, level }) => [prefix, { sdk: id, level }]))),
    components,
    hosts: hostsOf(knowledge),
    metaData: table(knowledge, 'metaData'),
    files: table(knowledge, 'files'),
  };
}

/** Hosts of high or medium confidence that no other SDK shares; low ones are hints for a reviewer, never evidence. */
function hostsOf({ domains }: Knowledge): Catalogue['hosts'] {
  const owners = new Map<string, Set<string>>();
  for (const { domain, sdk } of domains) if (sdk !== undefined) owners.set(domain, (owners.get(domain) ?? new Set()).add(sdk));
  const hosts = new Map<string, { sdk: string; confidence: 'high' | 'medium' }>();
  for (const { domain, sdk, confidence } of domains) {
    if (sdk !== undefined && confidence !== 'low' && owners.get(domain)?.size === 1) hosts.set(domain, { sdk, confidence });
  }
  return hosts;
}

/** data/lists/sdk-metadata.yaml: rows of an SDK and the keys or files that only it has. */
function table(knowledge: Knowledge, key: 'metaData' | 'files'): ReadonlyMap<string, string> {
  const rows = rowList(knowledge, 'sdk-metadata', key);
  return new Map(
    rows.flatMap((row) => {
      const { sdk, names } = row;
      const list = typeof names === 'string' ? [names] : (names ?? []);
      return typeof sdk === 'string' ? list.map((name) => [name, sdk] as const) : [];
    }),
  );
}
