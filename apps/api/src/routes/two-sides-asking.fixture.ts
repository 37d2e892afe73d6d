import type { Contract } from '@touchstone/api-client';
import type { TSchema } from 'typebox';
import { idOf, type Letter, NATION, nameOf, PROVINCE, shaOf, type Thing } from './two-sides-names.fixture.ts';

/** What a name of a parameter, a filter or a field stands for on a side. */
function valueFor(side: Letter, name: string): string | undefined {
  const things: Readonly<Record<string, Thing>> = {
    flag: 'flag',
    finding: 'waiting',
    job: 'job',
    into: 'operator',
    parent: 'campaign',
    leads: 'lead',
    apps: 'app',
    organisation: 'lab',
    request: 'request',
    member: 'app',
    scan: 'request',
    item: 'order-item',
    entry: 'conduct',
    import: 'ledger-import',
    authority: 'province',
    handler: 'person',
    older: 'version',
    newer: 'version',
    earlier: 'run',
    cases: 'case',
    referrals: 'referral',
    filter: 'saved-filter',
    firm: 'operator',
  };
  const texts: Readonly<Record<string, string>> = {
    sha256: shaOf(side),
    artifact: shaOf(side),
    province: provinceOf(side),
    q: nameOf(side),
    storeAppId: nameOf(side),
    stratum: nameOf(side),
    actor: `person:${idOf(side, 'person')}`,
    objectId: idOf(side, 'app'),
    engine: NATION.engine,
    figure: NATION.figure,
    clause: '164-01.2',
    ordinal: side === 'a' ? '1' : '11',
    first: side === 'a' ? '1' : '11',
    last: side === 'a' ? '1' : '11',
    day: '2026-11-01',
    provider: 'none',
    reason: 'offence',
    kind: 'notices',
    template: 'interview',
    file: 'html',
    format: 'pdf',
    month: '2026-01',
    year: '2026',
    policy: `${side.repeat(6)}own`,
    attachment: '1',
    by: 'campaign',
    territory: provinceOf(side),
    from: '2026-01-01',
    until: '2027-01-01',
    dueUntil: '2026-12-01T00:00:00Z',
    ruleName: 'no-rule',
    fact: '0',
    screen: '0',
    draft: 'collected',
    sdk: 'cn.sdk',
    area: 'all',
  };
  if (texts[name] !== undefined) return texts[name];
  try {
    const id = idOf(side, things[name] ?? (name as Thing));
    return id.includes('-1') && id.endsWith('-1') ? undefined : id;
  } catch {
    return undefined;
  }
}

const provinceOf = (side: Letter): string => (side === 'b' ? PROVINCE.b : PROVINCE.a);

/** Lists that are looked at once more: from every campaign, every finding. */
const MORE: Readonly<Record<string, (side: Letter) => readonly string[]>> = {
  finding: (side) => [idOf(side, 'waiting'), idOf(side, 'confirmed'), idOf(side, 'insufficient')],
  campaign: (side) => [idOf(side, 'campaign'), NATION.campaign],
  case: (side) => [idOf(side, 'case'), idOf(side, 'served-case')],
  order: (side) => [idOf(side, 'order'), idOf(side, 'order-draft')],
  submission: (side) => [idOf(side, 'submission'), idOf(side, 'submission-draft')],
  check: (side) => [idOf(side, 'check'), idOf(side, 'submission-sign'), idOf(side, 'gate-check'), idOf(side, 'duty-check')],
  entry: (side) => [idOf(side, 'conduct'), idOf(side, 'credit')],
  sha256: (side) => [shaOf(side), shaOf(side, '1'), shaOf(side, '4'), shaOf(side, '8')],
};

const namesIn = (path: string): readonly string[] => [...path.matchAll(/:([A-Za-z0-9]+)/g)].map(([, name]) => name!);

export function pathsOf(contract: Contract, side: Letter): readonly string[] {
  let paths = [contract.path];
  for (const name of namesIn(contract.path)) {
    const values = MORE[name]?.(side) ?? [valueFor(side, name) ?? fail(contract, name)];
    paths = paths.flatMap((path) => values.map((value) => path.replace(`:${name}`, encodeURIComponent(value))));
  }
  return paths;
}

function fail(contract: Contract, name: string): never {
  throw new Error(`${contract.id}: say in valueFor() what :${name} is, and give each side one in two-sides*.fixture.ts`);
}

export type Shape = TSchema & { readonly properties?: Readonly<Record<string, Shape>>; readonly required?: readonly string[] };

export function queriesOf(contract: Contract): readonly string[] {
  const { properties = {}, required = [] } = (contract.query ?? {}) as Shape;
  const must = required.map((name) => `${name}=${valueFor('a', name)}`);
  const filters = Object.keys(properties).flatMap((name) =>
    (['a', 'b'] as const).flatMap((side) => {
      const value = name === 'limit' || name === 'after' || required.includes(name) ? undefined : valueFor(side, name);
      return value === undefined ? [] : [[...must, `${name}=${encodeURIComponent(value)}`].join('&')];
    }),
  );
  return [...new Set([must.join('&'), ...filters])];
}

/** A body that fits, about the other side (or who else is `of`) wherever it names something. */
export function bodyOf(schema: Shape, of: Letter = 'b', name = ''): unknown {
  const {
    type,
    properties,
    required = [],
    items,
    anyOf,
    pattern,
    format,
  } = schema as Shape & {
    readonly type?: string;
    readonly items?: Shape;
    readonly anyOf?: readonly Shape[];
    readonly pattern?: string;
    readonly format?: string;
  };
  const own = schema as Readonly<Record<string, unknown>>;
  if (own['const'] !== undefined) return own['const'];
  if (Array.isArray(own['enum'])) return own['enum'][0];
  if (anyOf !== undefined) return bodyOf(anyOf[0]!, of, name);
  if (properties !== undefined) {
    const about = (key: string) => required.includes(key) || JSON.stringify(properties[key]).includes('uuid') || key === 'subject';
    return Object.fromEntries(
      Object.keys(properties)
        .filter(about)
        .map((key) => [key, bodyOf(properties[key]!, of, key)]),
    );
  }
  if (type === 'object') return {};
  if (type === 'array') return [bodyOf(items!, of, name)];
  if (type === 'integer' || type === 'number') return own['minimum'] ?? 1;
  if (type === 'boolean') return true;
  if (format === 'uuid') return valueFor(of, name) ?? idOf(of, 'app');
  if (format === 'date-time') return '2027-01-01T00:00:00Z';
  if (format === 'date') return '2027-01-01';
  if (pattern !== undefined)
    return new RegExp(pattern).test(PROVINCE.b) ? PROVINCE.b : new RegExp(pattern).test(shaOf(of)) ? shaOf(of) : 'x';
  return name === 'subject' ? `cn.${'b'.repeat(6)}` : nameOf('b').padEnd(Number(own['minLength'] ?? 0), 'x');
}
