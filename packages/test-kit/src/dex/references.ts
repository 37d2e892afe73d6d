/** A reference taken apart; each part is a descriptor as the DEX file holds it. */
export interface MethodParts {
  readonly owner: string;
  readonly name: string;
  readonly proto: string;
}

export interface FieldParts {
  readonly owner: string;
  readonly name: string;
  readonly type: string;
}

/** `Lcom/x/A;->go(ILjava/lang/String;)V`. @throws Error if it is not of that form */
export function parseMethod(reference: string): MethodParts {
  const match = /^(\[*(?:L[^;]+;|[ZBSCIJFD]))->([^(:]+)(\(.*\).+)$/s.exec(reference);
  if (!match) throw new Error(`not a method reference (Lowner;->name(Args)Return): ${reference}`);
  return { owner: match[1]!, name: match[2]!, proto: match[3]! };
}

/** `Lcom/x/A;->count:I`. @throws Error if it is not of that form */
export function parseField(reference: string): FieldParts {
  const match = /^(L[^;]+;)->([^(:]+):(.+)$/s.exec(reference);
  if (!match) throw new Error(`not a field reference (Lowner;->name:Type): ${reference}`);
  return { owner: match[1]!, name: match[2]!, type: match[3]! };
}

export interface ProtoParts {
  readonly returns: string;
  readonly parameters: readonly string[];
}

/** `(ILjava/lang/String;)V`. @throws Error if it is not of that form */
export function parseProto(proto: string): ProtoParts {
  const match = /^\(((?:\[*(?:L[^;]+;|[ZBSCIJFD]))*)\)(V|\[*(?:L[^;]+;|[ZBSCIJFD]))$/s.exec(proto);
  if (!match) throw new Error(`not a prototype ((Args)Return): ${proto}`);
  return { returns: match[2]!, parameters: match[1]!.match(/\[*(?:L[^;]+;|[ZBSCIJFD])/gs) ?? [] };
}

/** `V` or `I` for themselves, `L` for classes and arrays. */
export function shorty({ returns, parameters }: ProtoParts): string {
  return [returns, ...parameters].map((type) => (type.length > 1 ? 'L' : type)).join('');
}

/** Registers a value of that type takes: 2 for long and double. */
export function wordsOf(type: string): 1 | 2 {
  return type === 'J' || type === 'D' ? 2 : 1;
}

/** A class named `com.x.A` or `Lcom/x/A;`, as a descriptor. */
export function descriptor(name: string): string {
  return /^(\[|L.*;$)|^[VZBSCIJFD]$/s.test(name) ? name : `L${name.replaceAll('.', '/')};`;
}
