import type { CallSite, FieldSite, Program } from '@touchstone/program';
import type { SensitiveApi } from './knowledge.ts';
import { tellingSites } from './telling-sites.ts';

/** `Landroid/os/Build;->SERIAL`, `La/B;->c(I)V`. */
export const descriptorOfCall = ({ class: owner, name, signature }: CallSite['target']): string => `${owner}->${name}${signature}`;

/** Rows of the API table, each with the calls or field reads that mean it and no other row. */
export function* usesOfApis(program: Program, rows: readonly SensitiveApi[]): Generator<ApiUse> {
  const known = new Set(rows.map(keyOf));
  const twins = twinsOf(rows);
  for (const row of rows) {
    if (row.member === 'field') {
      const sites = [...tellingSites(program.accessesOf(row).filter(({ access }) => access === 'read'))];
      if (sites.length > 0) yield { row, api: `${row.class}->${row.name}`, sites };
      continue;
    }
    const sites = [...tellingSites(program.callsTo(row))].filter((site) =>
      isOwn(row, site, known, twins.get(`${row.name}${row.signature ?? ''}`)),
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
function isOwn(row: SensitiveApi, site: CallSite, known: ReadonlySet<string>, twins: Twin | undefined): boolean {
  const { target } = site;
  if (row.signature === undefined && known.has(`${row.class}->${row.name}${target.signature}`)) return false;
  if (target.class === row.class) return true;
  if (NOT_INHERITED.has(row.class) || twins?.classes.has(target.class)) return false;
  if (twins === undefined || twins.classes.size === 1) return true;
  const key = `${site.method.id} ${site.instruction}`;
  if (twins.taken.has(key)) return false;
  twins.taken.add(key);
  return true;
}

/** Interfaces that other things implement as well: every `ViewGroup` is a `ViewManager`. */
const NOT_INHERITED = new Set(['Landroid/view/ViewManager;']);

/** Rows of one name and signature: their classes, and the calls below these that one of the rows has taken. */
interface Twin {
  readonly classes: Set<string>;
  readonly taken: Set<string>;
}

function twinsOf(rows: readonly SensitiveApi[]): ReadonlyMap<string, Twin> {
  const twins = new Map<string, Twin>();
  for (const { name, signature = '', class: owner } of rows) {
    const twin = twins.get(name + signature) ?? { classes: new Set(), taken: new Set() };
    twin.classes.add(owner);
    twins.set(name + signature, twin);
  }
  return twins;
}

const keyOf = ({ class: owner, name, signature = '' }: SensitiveApi) => `${owner}->${name}${signature}`;
