import type { AttributeValue } from '../../fact.ts';
import type { Domain, Knowledge } from '../../knowledge.ts';

/** Suffixes under which each name is an organisation of its own. */
const SHARED = /^(?:com|net|org|gov|edu|ac|co|mil)\.[a-z]{2}$/;
const SHORTEST_NAME = 4;

/** Whose a domain is, by the catalogue of domains and the app's own package. */
export class DomainOwners {
  readonly #rows: ReadonlyMap<string, readonly Domain[]>;
  readonly #own: ReadonlySet<string>;

  constructor(knowledge: Knowledge, packageName: string | undefined) {
    this.#rows = rowsByDomain(knowledge);
    this.#own = new Set(ownNames(packageName ?? ''));
  }

  /** Attributes `owner` and, when known, `sdk`, `vendor`, `country`, `confidence`. */
  of(host: string): Readonly<Record<string, AttributeValue>> {
    if (this.#own.has(nameOf(host))) return { owner: 'first-party' };
    for (let domain = host; domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1)) {
      const rows = this.#rows.get(domain);
      if (rows !== undefined) return attributesOf(rows);
    }
    return { owner: 'unknown' };
  }
}

const known = new WeakMap<Knowledge, ReadonlyMap<string, readonly Domain[]>>();

function rowsByDomain(knowledge: Knowledge): ReadonlyMap<string, readonly Domain[]> {
  const rows = known.get(knowledge) ?? Map.groupBy(knowledge.domains, ({ domain }) => domain);
  known.set(knowledge, rows);
  return rows;
}

function attributesOf(rows: readonly Domain[]): Readonly<Record<string, AttributeValue>> {
  const only = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);
  const sdk = only(rows.map((row) => row.sdk));
  const vendor = only(rows.map((row) => row.vendor));
  const country = only(rows.map((row) => row.country));
  return {
    owner: sdk === undefined ? 'vendor' : 'sdk',
    ...(sdk === undefined ? {} : { sdk }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(country === undefined ? {} : { country }),
    confidence: rows[0]!.confidence,
  };
}

/** `api.shop.com.cn` → `shop`. */
function nameOf(host: string): string {
  const labels = host.split('.');
  const isShared = SHARED.test(labels.slice(-2).join('.'));
  return labels.at(isShared ? -3 : -2) ?? '';
}

/** Names that an app's package gives its owner: `com.shop.app` → `shop`. Short and shared ones prove nothing. */
function ownNames(packageName: string): readonly string[] {
  const [first = '', second = '', third = ''] = packageName.split('.');
  const name = SHARED.test(`${second}.${first}`) ? third : second;
  return name.length >= SHORTEST_NAME && !HOSTS.has(name) ? [name] : [];
}

/** Second segments of packages that say where code is hosted, not whose it is. */
const HOSTS = new Set(['github', 'gitee', 'gitlab', 'google', 'android', 'example', 'apache']);
