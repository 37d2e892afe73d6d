/** The same with nothing that cannot be changed: what contracts say of an answer is written without `readonly`. */
export type Plain<T> = T extends readonly (infer One)[]
  ? Plain<One>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

export const plain = <T>(value: T): Plain<T> => value as Plain<T>;
