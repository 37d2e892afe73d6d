/** What one row of a truth file says of an app. */
export interface TruthRow {
  /** Path below the folder that is scored, with `/`. */
  readonly apk: string;
  readonly category: string;
  readonly expected: ExpectedCount | ExpectedFlows;
}

/** So many distinct pairs of statements. */
export interface ExpectedCount {
  readonly count: number;
}

/** These pairs. */
export interface ExpectedFlows {
  readonly flows: readonly { readonly source: ExpectedStatement; readonly sink: ExpectedStatement }[];
}

/** A call of `method` inside the method `in`; both in one of the notations of `method-name.ts`. */
export interface ExpectedStatement {
  readonly method: string;
  readonly in: string;
}

/** A truth file cannot be read as one; the message says where and what to write instead. */
export class TruthError extends Error {
  override readonly name = 'TruthError';
}

/** As a path below the folder: `/` between, without `./` in front. */
export const pathOf = (given: string): string => given.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');

/** The category as given, or else the first folder. */
export function categoryOf(given: string | undefined, apk: string): string {
  if (given !== undefined && given !== '') return given;
  const [first = '', ...rest] = apk.split('/').filter((part) => part !== '');
  return rest.length === 0 ? '-' : first;
}
