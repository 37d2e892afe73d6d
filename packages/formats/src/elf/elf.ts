/** What a native library says about itself. Nothing of its code is read. */
export interface Elf {
  readonly bits: 32 | 64;
  readonly endian: 'little' | 'big';
  /** `e_machine` as written. */
  readonly machine: number;
  /** Android's name of the ABI, `arm64-v8a`; `machine-<n>` for one that Android does not know. */
  readonly abi: string;
  /** The library's own name; what the linker and other libraries call it. */
  readonly soname?: string;
  /** Libraries it asks the linker for, in its order. */
  readonly needed: readonly string[];
  readonly jni: JniExports;
  /** Defined dynamic symbols that others can see. */
  readonly exportedCount: number;
  /** Smallest alignment of a loadable segment in bytes; 0 when there is none. */
  readonly loadAlignBytes: number;
  /** Whether every loadable segment suits pages of 16 KiB. Absent for 32-bit libraries, of which it is not asked. */
  readonly aligned16k?: boolean;
  /** Whether there is a usable section table: packers remove or spoil it, the linker does not need it. */
  readonly hasSections: boolean;
  /** Whether the symbol table for debuggers is gone. */
  readonly isStripped: boolean;
}

/** Entry points that Java code reaches by name. */
export interface JniExports {
  readonly hasOnLoad: boolean;
  /** `Java_…` functions, all of them. */
  readonly count: number;
  /** The first of them, in the order of the symbol table. */
  readonly names: readonly string[];
}
