import { isProvinceCode } from '../inventory/provinces.ts';

/**
 * Which rows somebody may see, as a predicate. The same value decides in a service, in a statistic and, as text
 * (`touchstone.scope`), in the row-level security of the database.
 */
export type Scope =
  | { readonly kind: 'all' }
  /** @param province code of two digits: subjects whose 属地 it is, and those of its own campaigns */
  | { readonly kind: 'province'; readonly province: string }
  | { readonly kind: 'store'; readonly store: string }
  | { readonly kind: 'operator'; readonly operator: string }
  /** Subjects assigned to a lab by a campaign. */
  | { readonly kind: 'lab'; readonly organisation: string }
  | { readonly kind: 'none' };

export type ScopeKind = Scope['kind'];

/** What decides who may read a row, gathered from the row itself and its subject. */
export interface SubjectFacts {
  /** 属地 of the subject's operator, and the provinces whose campaigns hold the subject. */
  readonly provinces: readonly string[];
  /** Stores that list the subject. */
  readonly stores: readonly string[];
  readonly operators: readonly string[];
  /** Labs to which a campaign assigned it. */
  readonly labs: readonly string[];
  /** Operator whose private self-check this row belongs to: nobody else reads it, whatever the scope. */
  readonly privateTo?: string;
}

/** Whether a row may be read within a scope. */
export function mayRead(scope: Scope, facts: SubjectFacts): boolean {
  if (facts.privateTo !== undefined) return scope.kind === 'operator' && scope.operator === facts.privateTo;
  switch (scope.kind) {
    case 'all':
      return true;
    case 'province':
      return facts.provinces.includes(scope.province);
    case 'store':
      return facts.stores.includes(scope.store);
    case 'operator':
      return facts.operators.includes(scope.operator);
    case 'lab':
      return facts.labs.includes(scope.organisation);
    case 'none':
      return false;
  }
}

/** The scope as the database's sessions hold it: `all`, `province:11`, `store:<id>`, `operator:<id>`, `lab:<organisation>`, `none`. */
export function formatScope(scope: Scope): string {
  switch (scope.kind) {
    case 'province':
      return `province:${scope.province}`;
    case 'store':
      return `store:${scope.store}`;
    case 'operator':
      return `operator:${scope.operator}`;
    case 'lab':
      return `lab:${scope.organisation}`;
    case 'all':
    case 'none':
      return scope.kind;
  }
}

/** The scope that a text names; undefined when it names none, which is not the same as `none`. */
export function parseScope(text: string): Scope | undefined {
  if (text === 'all' || text === 'none') return { kind: text };
  const [, kind, value] = /^(province|store|operator|lab):([\w.-]{1,64})$/.exec(text) ?? [];
  if (kind === undefined || value === undefined) return undefined;
  switch (kind) {
    case 'province':
      return isProvinceCode(value) ? { kind, province: value } : undefined;
    case 'store':
      return { kind, store: value };
    case 'operator':
      return { kind, operator: value };
    default:
      return { kind: 'lab', organisation: value };
  }
}

/** Whether everything that `inner` shows is also shown by `outer`, private rows aside. */
export const covers = (outer: Scope, inner: Scope): boolean =>
  outer.kind === 'all' || inner.kind === 'none' || formatScope(outer) === formatScope(inner);
