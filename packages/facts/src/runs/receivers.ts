import type { Policy } from '@touchstone/policy';
import type { Domain, Knowledge } from '../knowledge.ts';
import { textList } from '../lists.ts';
import { registrableDomain } from './registrable-domain.ts';

/** Who gets what is sent to a host. */
export interface Receiver {
  readonly to: 'first-party' | 'third-party' | 'unknown';
  /** SDKs whose domain it is; several may share one. */
  readonly sdks: readonly string[];
  readonly vendor?: string;
  /** Outside the mainland, by where its owner is at home. */
  readonly abroad: 'yes' | 'no' | 'unknown';
  /** `shop.com.cn`, when it has one. */
  readonly domain?: string;
}

/**
 * Tells receivers of one app. Its own is the domain whose labels begin its package name, reversed, and one that stands in the contacts
 * of its policy; the others are those of the catalogue.
 *
 * @param active SDKs that are known to run in the app: of several of one vendor they are more likely to have sent
 */
export function receiversOf(
  packageName: string,
  policy: Policy | undefined,
  knowledge: Knowledge,
  active: ReadonlySet<string> = new Set(),
): (host: string) => Receiver {
  const contacts = contactDomains(policy, knowledge);
  const rows = rowsByDomain(knowledge);
  const companies = new Map(knowledge.sdks.map(({ id, vendor }) => [id, vendor.zh]));

  return (host) => {
    const domain = registrableDomain(host, knowledge);
    const named = domain === undefined ? {} : { domain };
    if (domain !== undefined && isReversedIn(domain, packageName)) return { to: 'first-party', sdks: [], abroad: 'unknown', ...named };
    const found = rowsFor(host, rows);
    if (found.length === 0) {
      const to = domain !== undefined && contacts.has(domain) ? 'first-party' : 'unknown';
      return { to, sdks: [], abroad: 'unknown', ...named };
    }
    const [vendor] = found.flatMap((row) => (row.vendor === undefined ? [] : [row.vendor]));
    const candidates = [...new Set(found.flatMap(({ sdk }) => (sdk === undefined ? [] : [sdk])))].sort();
    const running = candidates.filter((sdk) => active.has(sdk));
    const related = [...active].filter((sdk) => candidates.some((one) => companies.get(one) === companies.get(sdk))).sort();
    return {
      to: 'third-party',
      sdks: [running, related, candidates].find((sdks) => sdks.length > 0) ?? [],
      abroad: abroadOf(found),
      ...(vendor === undefined ? {} : { vendor }),
      ...named,
    };
  };
}

const isReversedIn = (domain: string, packageName: string): boolean => {
  const reversed = domain.split('.').toReversed().join('.');
  return packageName === reversed || packageName.startsWith(`${reversed}.`);
};

function abroadOf(rows: readonly Domain[]): Receiver['abroad'] {
  const countries = new Set(rows.flatMap(({ country }) => (country === undefined || country === '' ? [] : [country])));
  if (countries.size !== 1) return 'unknown';
  return countries.has('CN') ? 'no' : 'yes';
}

function contactDomains(policy: Policy | undefined, knowledge: Knowledge): ReadonlySet<string> {
  const nobody = new Set(textList(knowledge, 'runs', 'publicMail'));
  const hosts = (policy?.handler.contacts ?? []).flatMap(({ type, value }) => {
    if (type === 'mail') return [value.slice(value.lastIndexOf('@') + 1).trim()];
    return type === 'web' ? [/^(?:[a-z]+:\/\/)?([^/:?#\s]+)/i.exec(value.trim())?.[1] ?? ''] : [];
  });
  const domains = hosts.flatMap((host) => registrableDomain(host, knowledge) ?? []);
  return new Set(domains.filter((domain) => !nobody.has(domain)));
}

const known = new WeakMap<Knowledge, ReadonlyMap<string, readonly Domain[]>>();

function rowsByDomain(knowledge: Knowledge): ReadonlyMap<string, readonly Domain[]> {
  const rows = known.get(knowledge) ?? Map.groupBy(knowledge.domains, ({ domain }) => domain);
  known.set(knowledge, rows);
  return rows;
}

const TRUST: readonly Domain['confidence'][] = ['high', 'medium', 'low'];

/** Of the longest part of the host that the catalogue has, those that are surest. */
function rowsFor(host: string, rows: ReadonlyMap<string, readonly Domain[]>): readonly Domain[] {
  for (let domain = host.toLowerCase(); domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1)) {
    const found = rows.get(domain);
    if (found !== undefined)
      return TRUST.map((one) => found.filter(({ confidence }) => confidence === one)).find((some) => some.length > 0) ?? [];
  }
  return [];
}
