import type { CallSite, FieldSite, Program } from '@touchstone/program';
import type { SensitiveApi } from './knowledge.ts';
import { tellingSites } from './telling-sites.ts';

/** `Landroid/os/Build;->SERIAL`, `La/B;->c(I)V`. */
export const descriptorOfCall = ({ class: owner, name, signature }: CallSite['target']): string => `${owner}->${name}${signature}`;

/** Rows of the API table, each with the calls or field reads that mean it and no other row. */
export function* usesOfApis(program: Program, rows: readonly SensitiveApi[]): Generator<ApiUse> {
  const { keys, twins } = tableOf(rows);
  const taken = new Set<string>();
  for (const row of rows) {
    if (row.member === 'field') {
      const sites = [...tellingSites(program.accessesOf(row).filter(({ access }) => access === 'read'))];
      if (sites.length > 0) yield { row, api: `${row.class}->${row.name}`, sites };
      continue;
    }
    const sites = [...tellingSites(program.callsTo(row))].filter((site) =>
      isOwn(row, site, keys, twins.get(`${row.name}${row.signature ?? ''}`), taken),
    );
    if (sites.length > 0) yield { row, api: `${row.class}->${row.name}${row.signature ?? ''}`, sites };
  }
}

export type ApiUse = {
  readonly row: SensitiveApi;
  /** The row as catalogued. */
  readonly api: string;
} & ({ readonly sites: readonly CallSite[] } | { readonly sites: readonly FieldSite[] });

/** A row without signature leaves overloads that have a row of their own; one for `Context` leaves what another for `Activity` has. */
function isOwn(
  row: SensitiveApi,
  site: CallSite,
  known: ReadonlySet<string>,
  twins: ReadonlySet<string> | undefined,
  taken: Set<string>,
): boolean {
  const { target } = site;
  if (row.signature === undefined && known.has(`${row.class}->${row.name}${target.signature}`)) return false;
  if (target.class === row.class) return true;
  if (NOT_INHERITED.has(row.class) || twins?.has(target.class)) return false;
  if (twins === undefined || twins.size === 1) return true;
  const key = `${row.name}${row.signature ?? ''} ${site.method.id} ${site.instruction}`;
  if (taken.has(key)) return false;
  taken.add(key);
  return true;
}

/** Interfaces that other things implement as well: every `ViewGroup` is a `ViewManager`. */
const NOT_INHERITED = new Set(['Landroid/view/ViewManager;']);

interface Table {
  readonly keys: ReadonlySet<string>;
  /** By name and signature, the classes of the rows that have them: of a call below several of these one row is meant. */
  readonly twins: ReadonlyMap<string, ReadonlySet<string>>;
}

const tables = new WeakMap<readonly SensitiveApi[], Table>();

/** Made once for all apps. */
function tableOf(rows: readonly SensitiveApi[]): Table {
  let table = tables.get(rows);
  if (table === undefined) {
    table = { keys: new Set(rows.map(keyOf)), twins: twinsOf(rows) };
    tables.set(rows, table);
  }
  return table;
}

function twinsOf(rows: readonly SensitiveApi[]): ReadonlyMap<string, ReadonlySet<string>> {
  const twins = new Map<string, Set<string>>();
  for (const { name, signature = '', class: owner } of rows) {
    const classes = twins.get(name + signature) ?? new Set();
    classes.add(owner);
    twins.set(name + signature, classes);
  }
  return twins;
}

const keyOf = ({ class: owner, name, signature = '' }: SensitiveApi) => `${owner}->${name}${signature}`;
