/** Types of the parameters in a signature: `(ILjava/lang/String;[J)V` as `I`, `Ljava/lang/String;`, `[J`. */
export function parameterTypes(signature: string): readonly string[] {
  const types: string[] = [];
  const end = signature.lastIndexOf(')');
  for (let at = 1; at < end; ) {
    const from = at;
    while (signature[at] === '[') at++;
    const semicolon = signature[at] === 'L' ? signature.indexOf(';', at) : at;
    at = semicolon < 0 || semicolon >= end ? end : semicolon + 1;
    types.push(signature.slice(from, at));
  }
  return types;
}

export const returnType = (signature: string): string => signature.slice(signature.lastIndexOf(')') + 1);

/** `android.os.Build$VERSION` as `Landroid/os/Build$VERSION;`; arrays and descriptors as `Class.forName` takes them. */
export function descriptorOf(name: string): string {
  if (name.startsWith('[')) return name.replaceAll('.', '/');
  return `L${name.replaceAll('.', '/')};`;
}

/** `Landroid/os/Build$VERSION;` as `android.os.Build$VERSION`. */
export function classNameOf(descriptor: string): string {
  return descriptor.startsWith('L') ? descriptor.slice(1, -1).replaceAll('/', '.') : descriptor.replaceAll('/', '.');
}

export const isReference = (type: string): boolean => type.startsWith('L') || type.startsWith('[');
