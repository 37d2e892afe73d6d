/** @source source.android.com "Dalvik executable format", access_flags definitions */
const bits = {
  public: 0x1,
  private: 0x2,
  protected: 0x4,
  static: 0x8,
  final: 0x10,
  synchronized: 0x20,
  volatile: 0x40,
  bridge: 0x40,
  transient: 0x80,
  varargs: 0x80,
  native: 0x100,
  interface: 0x200,
  abstract: 0x400,
  strict: 0x800,
  synthetic: 0x1000,
  annotation: 0x2000,
  enum: 0x4000,
  constructor: 0x10000,
  'declared-synchronized': 0x20000,
} as const;

/** `'public static final'` as flags; `''` is none. @throws Error on a word that is no modifier */
export function accessFlags(words: string): number {
  return words
    .split(/\s+/)
    .filter((word) => word !== '')
    .reduce((flags, word) => {
      const bit = (bits as Readonly<Record<string, number>>)[word];
      if (bit === undefined) throw new Error(`no access modifier is called ${word}`);
      return flags | bit;
    }, 0);
}
