import type { SensitiveApi } from '../knowledge.ts';

/** A method as reflection names it: often without a signature. */
export interface NamedMethod {
  readonly class: string;
  readonly name: string;
  readonly signature: string | undefined;
}

/** Looks up rows of the API table by what a reflective call names. */
export function apiNamed(apis: readonly SensitiveApi[]): { of(target: NamedMethod): SensitiveApi | undefined } {
  const byName = Map.groupBy(
    apis.filter(({ member }) => member === 'method'),
    ({ class: owner, name }) => `${owner}->${name}`,
  );
  return {
    of({ class: owner, name, signature }) {
      const rows = byName.get(`${owner}->${name}`) ?? [];
      return rows.find((row) => row.signature === signature) ?? rows.find((row) => row.signature === undefined || signature === undefined);
    },
  };
}
