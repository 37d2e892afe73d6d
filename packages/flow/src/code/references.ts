/** A method as an instruction names it. */
export interface MethodReference {
  readonly class: string;
  readonly name: string;
  readonly signature: string;
  readonly parameters: readonly string[];
  readonly returns: string;
}

export interface FieldReference {
  readonly class: string;
  readonly name: string;
  readonly type: string;
}

/** Parameter types of a signature `(ILjava/lang/String;)V`. */
export function parametersOf(signature: string): readonly string[] {
  return signature.slice(1, signature.indexOf(')')).match(/\[*(?:L[^;]*;|[ZBSCIJFD])/g) ?? [];
}

export const returnOf = (signature: string): string => signature.slice(signature.indexOf(')') + 1);

export function methodReference(owner: string, name: string, signature: string): MethodReference {
  return { class: owner, name, signature, parameters: parametersOf(signature), returns: returnOf(signature) };
}

/** `java.util.List` of `Ljava/util/List;`. */
export const dotted = (descriptor: string): string => descriptor.slice(1, -1).replaceAll('/', '.');

/** `Ljava/util/List;` of `java.util.List`. */
export const descriptorOf = (name: string): string => `L${name.replaceAll('.', '/')};`;

export const isReference = (type: string): boolean => type.startsWith('L') || type.startsWith('[');
