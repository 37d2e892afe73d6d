/** Texts of one area, nested as its pages are. */
export interface Words {
  readonly [key: string]: string | Words;
}
export type WordFiles = Readonly<Record<string, Words>>;

/** `./zh/sign-in.ts` are the words of `signIn`: `t('signIn.title')`. */
export const byArea = (files: WordFiles): Words => Object.fromEntries(Object.entries(files).map(([path, words]) => [areaOf(path), words]));

/** The area that a file of words is about. */
export const areaOf = (path: string): string =>
  path.replace(/^.*\/|\.ts$/g, '').replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
