/** Shape of an instruction. @source source.android.com "Dalvik executable instruction formats" */
export type Format =
  | '10x'
  | '12x'
  | '11n'
  | '11x'
  | '10t'
  | '20t'
  | '22x'
  | '21t'
  | '21s'
  | '21h'
  | '21c'
  | '23x'
  | '22b'
  | '22t'
  | '22s'
  | '22c'
  | '30t'
  | '32x'
  | '31i'
  | '31t'
  | '31c'
  | '35c'
  | '3rc'
  | '45cc'
  | '4rcc'
  | '51l';

/** Instruction widths in 16-bit units. */
export const units: Readonly<Record<Format, number>> = {
  '10x': 1,
  '12x': 1,
  '11n': 1,
  '11x': 1,
  '10t': 1,
  '20t': 2,
  '22x': 2,
  '21t': 2,
  '21s': 2,
  '21h': 2,
  '21c': 2,
  '23x': 2,
  '22b': 2,
  '22t': 2,
  '22s': 2,
  '22c': 2,
  '30t': 3,
  '32x': 3,
  '31i': 3,
  '31t': 3,
  '31c': 3,
  '35c': 3,
  '3rc': 3,
  '45cc': 4,
  '4rcc': 4,
  '51l': 5,
};

export interface Opcode {
  readonly code: number;
  readonly format: Format;
}

/** Runs of opcodes: first code, format, names in order. @source source.android.com "Dalvik bytecode" */
const runs: readonly (readonly [first: number, format: Format, names: string])[] = [
  [0x00, '10x', 'nop'],
  [0x01, '12x', 'move'],
  [0x02, '22x', 'move/from16'],
  [0x03, '32x', 'move/16'],
  [0x04, '12x', 'move-wide'],
  [0x05, '22x', 'move-wide/from16'],
  [0x06, '32x', 'move-wide/16'],
  [0x07, '12x', 'move-object'],
  [0x08, '22x', 'move-object/from16'],
  [0x09, '32x', 'move-object/16'],
  [0x0a, '11x', 'move-result move-result-wide move-result-object move-exception'],
  [0x0e, '10x', 'return-void'],
  [0x0f, '11x', 'return return-wide return-object'],
  [0x12, '11n', 'const/4'],
  [0x13, '21s', 'const/16'],
  [0x14, '31i', 'const'],
  [0x15, '21h', 'const/high16'],
  [0x16, '21s', 'const-wide/16'],
  [0x17, '31i', 'const-wide/32'],
  [0x18, '51l', 'const-wide'],
  [0x19, '21h', 'const-wide/high16'],
  [0x1a, '21c', 'const-string'],
  [0x1b, '31c', 'const-string/jumbo'],
  [0x1c, '21c', 'const-class'],
  [0x1d, '11x', 'monitor-enter monitor-exit'],
  [0x1f, '21c', 'check-cast'],
  [0x20, '22c', 'instance-of'],
  [0x21, '12x', 'array-length'],
  [0x22, '21c', 'new-instance'],
  [0x23, '22c', 'new-array'],
  [0x24, '35c', 'filled-new-array'],
  [0x25, '3rc', 'filled-new-array/range'],
  [0x26, '31t', 'fill-array-data'],
  [0x27, '11x', 'throw'],
  [0x28, '10t', 'goto'],
  [0x29, '20t', 'goto/16'],
  [0x2a, '30t', 'goto/32'],
  [0x2b, '31t', 'packed-switch sparse-switch'],
  [0x2d, '23x', 'cmpl-float cmpg-float cmpl-double cmpg-double cmp-long'],
  [0x32, '22t', 'if-eq if-ne if-lt if-ge if-gt if-le'],
  [0x38, '21t', 'if-eqz if-nez if-ltz if-gez if-gtz if-lez'],
  [0x44, '23x', 'aget aget-wide aget-object aget-boolean aget-byte aget-char aget-short'],
  [0x4b, '23x', 'aput aput-wide aput-object aput-boolean aput-byte aput-char aput-short'],
  [0x52, '22c', 'iget iget-wide iget-object iget-boolean iget-byte iget-char iget-short'],
  [0x59, '22c', 'iput iput-wide iput-object iput-boolean iput-byte iput-char iput-short'],
  [0x60, '21c', 'sget sget-wide sget-object sget-boolean sget-byte sget-char sget-short'],
  [0x67, '21c', 'sput sput-wide sput-object sput-boolean sput-byte sput-char sput-short'],
  [0x6e, '35c', 'invoke-virtual invoke-super invoke-direct invoke-static invoke-interface'],
  [0x74, '3rc', 'invoke-virtual/range invoke-super/range invoke-direct/range invoke-static/range invoke-interface/range'],
  [0x7b, '12x', 'neg-int not-int neg-long not-long neg-float neg-double'],
  [0x81, '12x', 'int-to-long int-to-float int-to-double long-to-int long-to-float long-to-double float-to-int float-to-long'],
  [0x89, '12x', 'float-to-double double-to-int double-to-long double-to-float int-to-byte int-to-char int-to-short'],
  [0x90, '23x', 'add-int sub-int mul-int div-int rem-int and-int or-int xor-int shl-int shr-int ushr-int'],
  [0x9b, '23x', 'add-long sub-long mul-long div-long rem-long and-long or-long xor-long shl-long shr-long ushr-long'],
  [0xa6, '23x', 'add-float sub-float mul-float div-float rem-float add-double sub-double mul-double div-double rem-double'],
  [0xb0, '12x', 'add-int/2addr sub-int/2addr mul-int/2addr div-int/2addr rem-int/2addr and-int/2addr or-int/2addr xor-int/2addr'],
  [0xb8, '12x', 'shl-int/2addr shr-int/2addr ushr-int/2addr'],
  [0xbb, '12x', 'add-long/2addr sub-long/2addr mul-long/2addr div-long/2addr rem-long/2addr and-long/2addr or-long/2addr xor-long/2addr'],
  [0xc3, '12x', 'shl-long/2addr shr-long/2addr ushr-long/2addr'],
  [0xc6, '12x', 'add-float/2addr sub-float/2addr mul-float/2addr div-float/2addr rem-float/2addr'],
  [0xcb, '12x', 'add-double/2addr sub-double/2addr mul-double/2addr div-double/2addr rem-double/2addr'],
  [0xd0, '22s', 'add-int/lit16 rsub-int mul-int/lit16 div-int/lit16 rem-int/lit16 and-int/lit16 or-int/lit16 xor-int/lit16'],
  [0xd8, '22b', 'add-int/lit8 rsub-int/lit8 mul-int/lit8 div-int/lit8 rem-int/lit8 and-int/lit8 or-int/lit8 xor-int/lit8'],
  [0xe0, '22b', 'shl-int/lit8 shr-int/lit8 ushr-int/lit8'],
  [0xfa, '45cc', 'invoke-polymorphic'],
  [0xfb, '4rcc', 'invoke-polymorphic/range'],
  [0xfc, '35c', 'invoke-custom'],
  [0xfd, '3rc', 'invoke-custom/range'],
  [0xfe, '21c', 'const-method-handle const-method-type'],
];

const table = new Map<string, Opcode>(
  runs.flatMap(([first, format, names]) => names.split(' ').map((name, i) => [name, { code: first + i, format }] as const)),
);

/** The opcode of that mnemonic. @throws Error if there is none */
export function opcode(name: string): Opcode {
  const found = table.get(name);
  if (!found) throw new Error(`no Dalvik instruction is called ${name}`);
  return found;
}
