import type { SensitiveApi } from '../knowledge.ts';

/** A method as reflection names it: often without a signature. */
export interface NamedMethod {
  readonly class: string;
  readonly name: string;
  readonly signature: string | undefined;
}

const known = new WeakMap<readonly SensitiveApi[], ReadonlyMap<string, readonly SensitiveApi[]>>();

/** Looks up rows of the API table by what a reflective call names. */
export function apiNamed(apis: readonly SensitiveApi[]): { of(target: NamedMethod): SensitiveApi | undefined } {
  const byName =
    known.get(apis) ??
    Map.groupBy(
      apis.filter(({ member }) => member === 'method'),
      ({ class: owner, name }) => `${owner}->${name}`,
    );
  known.set(apis, byName);
  return {
    of({ class: owner, name, signature }) {
      const rows = byName.get(`${owner}->${name}`) ?? [];
      return rows.find((row) => row.signature === signature) ?? rows.find((row) => row.signature === undefined || signature === undefined);
    },
  };
}
