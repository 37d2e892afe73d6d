import { pages } from '../app/routes.ts';

type Row = Readonly<Record<string, unknown>>;
/** Reads a path of the API as somebody; undefined where they may not. */
export type Read = (path: string) => Promise<{ readonly items?: readonly Row[] } | undefined>;

/** Who sits before a page. */
export type Sitter = 'inspector' | 'administrator' | 'auditor' | 'shop';

export interface AddressOfPage {
  /** As the table of routes has it: `/cases/$case`. */
  readonly path: string;
  readonly sitter: Sitter;
  /** With the first row of each list in it; undefined when there is none. */
  readonly address: string | undefined;
}

/** Pages that an inspector does not have, by the first part of their path or all of it, and who has them. */
const SITTERS: Readonly<Record<string, Sitter>> = {
  ...{ people: 'administrator', tokens: 'administrator', webhooks: 'administrator', installation: 'administrator' },
  ...{ 'golden-set': 'administrator', '/engines/new': 'administrator' },
  audit: 'auditor',
  ...{ shelf: 'shop', gate: 'shop', 'order-item-answers': 'shop' },
};

/** Who has this page of the table of routes. */
export const sitterOf = (path: string): Sitter => SITTERS[path] ?? SITTERS[path.split('/')[1] ?? ''] ?? 'inspector';

/** Every page of the table of routes with an address to look at: what a page is about is the first row of the list of the same path. */
export const addressesOfPages = (readAs: Readonly<Record<Sitter, Read>>): Promise<readonly AddressOfPage[]> =>
  Promise.all(
    pages.map(async ({ path }) => {
      const sitter = sitterOf(path);
      return { path, sitter, address: await addressOf(path, readAs[sitter]) };
    }),
  );

async function addressOf(path: string, read: Read): Promise<string | undefined> {
  let address = '';
  for (const part of path.split('/').filter((one) => one !== '')) {
    const key = part.startsWith('$') ? await keyOf(address, part.slice(1), read) : part;
    if (key === undefined) return undefined;
    address += `/${key}`;
  }
  return address === '' ? '/' : address;
}

/** What no list of the same path gives. */
const ELSEWHERE: Readonly<Record<string, (read: Read) => Promise<string | undefined>>> = {
  reason: async () => 'offence',
  waiting: async (read) => {
    const [row] = (await read('/api/v1/findings?state=NEEDS_REVIEW'))?.items ?? [];
    return row === undefined ? undefined : String(row['id']);
  },
  evidence: async (read) => {
    for (const { id } of (await read('/api/v1/findings?limit=50'))?.items ?? []) {
      const [first] = (await read(`/api/v1/findings/${id}/evidence`))?.items ?? [];
      if (first !== undefined) return String(first['sha256']);
    }
    return undefined;
  },
  template: async (read) => {
    const [first] = (await read('/api/v1/order-templates'))?.items ?? [];
    return (first?.['template'] as { readonly id: string } | undefined)?.id;
  },
  draw: async (read) => {
    const checks = (await read('/api/v1/watch/checks'))?.items ?? [];
    const drawn = checks.find((check) => check['draw'] !== null);
    return drawn === undefined ? undefined : String(drawn['draw']);
  },
  question: async (read) => {
    const [row] = (await read('/api/v1/questions-to-answer'))?.items ?? [];
    return row === undefined ? undefined : String(row['id']);
  },
  // one that is under way shows what a case is
  case: async (read) => {
    const cases = (await read('/api/v1/cases?limit=200'))?.items ?? [];
    const row = cases.find(({ number }) => typeof number === 'string') ?? cases[0];
    return row === undefined ? undefined : String(row['id']);
  },
  // a report that found something, else one of our own engine
  run: async (read) => {
    for (const { id } of (await read('/api/v1/findings?limit=20'))?.items ?? []) {
      const { report } = ((await read(`/api/v1/findings/${id}`)) ?? {}) as { readonly report?: string | null };
      if (typeof report === 'string') return report;
    }
    const runs = (await read('/api/v1/runs?limit=200'))?.items ?? [];
    const run = runs.find(({ engine, state }) => engine === 'touchstone' && state === 'SUCCEEDED') ?? runs[0];
    return run === undefined ? undefined : String(run['id']);
  },
  engine: async (read) => {
    const [row] = (await read('/api/v1/engines'))?.items ?? [];
    return row === undefined ? undefined : String(row['key']);
  },
  artifact: async (read) => {
    const [row] = (await read('/api/v1/scans'))?.items ?? [];
    return row === undefined ? undefined : String(row['sha256']);
  },
  signer: async (read) => {
    const operators = (await read('/api/v1/operators'))?.items ?? [];
    for (const { id } of operators) {
      const { signers = [] } = ((await read(`/api/v1/operators/${id}/record`)) ?? {}) as { readonly signers?: readonly Row[] };
      if (signers[0] !== undefined) return String(signers[0]['sha256']);
    }
    return undefined;
  },
};

async function keyOf(list: string, name: string, read: Read): Promise<string | undefined> {
  const known = ELSEWHERE[name];
  if (known !== undefined) return known(read);
  const [row] = (await read(`/api/v1${list}`))?.items ?? [];
  const key = row?.['id'] ?? row?.[name] ?? row?.['name'] ?? row?.['sha256'] ?? row?.['code'];
  return key === undefined ? undefined : encodeURIComponent(String(key));
}
