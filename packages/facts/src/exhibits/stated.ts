/** Characters of one quotation or cell. */
export const LONGEST_QUOTE = 600;

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields of which nothing is known. */
export const stated = <T extends object>(fields: T): Stated<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Stated<T>;

export const cut = (text: string, longest: number): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
