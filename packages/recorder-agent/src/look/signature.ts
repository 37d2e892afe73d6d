/** Dalvik signature of an overload, `(Ljava/lang/String;I)V`. */
export const signatureOf = ({ argumentTypes, returnType }: Pick<JavaOverload, 'argumentTypes' | 'returnType'>): string =>
  `(${argumentTypes.map(({ className }) => descriptorOf(className)).join('')})${descriptorOf(returnType.className)}`;

const PRIMITIVES: Readonly<Record<string, string>> = {
  void: 'V',
  boolean: 'Z',
  byte: 'B',
  char: 'C',
  short: 'S',
  int: 'I',
  long: 'J',
  float: 'F',
  double: 'D',
};

/** `int` → `I`, `[Ljava.lang.String;` and `[B` as they are, `java.lang.String` → `Ljava/lang/String;`. */
function descriptorOf(className: string): string {
  if (className.startsWith('[')) return className.replaceAll('.', '/');
  return PRIMITIVES[className] ?? `L${className.replaceAll('.', '/')};`;
}
