/** A method as far as a notation names it. */
export interface MethodName {
  /** Java name, inner classes with `$`; empty where only the method is named. */
  readonly class: string;
  readonly name: string;
  /** Java names of the parameters, undefined where the notation leaves them out. */
  readonly parameters: readonly string[] | undefined;
}

/**
 * Reads a method in any of the notations of truth files: Dalvik `Lcls;->name(sig)ret`, Soot `<cls: ret name(args)>`,
 * or plain `cls.name` with or without `(args)`.
 */
export function methodName(text: string): MethodName {
  const given = text.trim();
  return dalvik(given) ?? soot(given) ?? plain(given);
}

/** The same method, as far as both notations say. */
export function isSameMethod(a: MethodName, b: MethodName): boolean {
  return a.name === b.name && isSameClass(a.class, b.class) && haveSameParameters(a, b);
}

/** The same but for its class: code may name a class below the one that declares the method. */
export const isSameMember = (a: MethodName, b: MethodName): boolean => a.name === b.name && haveSameParameters(a, b);

/** `A.B` and `A$B` are written for the same inner class; a class without package is any that ends so. */
function isSameClass(a: string, b: string): boolean {
  const [one, other] = [a.replaceAll('$', '.'), b.replaceAll('$', '.')];
  return one === other || (!one.includes('.') && other.endsWith(`.${one}`)) || (!other.includes('.') && one.endsWith(`.${other}`));
}

function haveSameParameters(a: MethodName, b: MethodName): boolean {
  if (a.parameters === undefined || b.parameters === undefined) return true;
  const [one, other] = [a.parameters, b.parameters];
  return one.length === other.length && one.every((type, i) => isSameClass(type, other[i] ?? ''));
}

function dalvik(text: string): MethodName | undefined {
  const match = /^L([^;]+);->([^(:]+)(?:\(([^)]*)\))?/.exec(text);
  if (match === null) return undefined;
  const [, owner = '', name = '', parameters] = match;
  return { class: owner.replaceAll('/', '.'), name, parameters: parameters === undefined ? undefined : typesOf(parameters) };
}

function soot(text: string): MethodName | undefined {
  const match = /^<\s*([^:]+):\s*(?:\S+\s+)?([^\s(]+)\s*(?:\(([^)]*)\))?\s*>$/.exec(text);
  if (match === null) return undefined;
  const [, owner = '', name = '', parameters] = match;
  return { class: owner.trim(), name, parameters: listOf(parameters) };
}

function plain(text: string): MethodName {
  const [, path = '', parameters] = /^([^(]*)(?:\(([^)]*)\))?/.exec(text) ?? [];
  const dotted = path.trim().split(/\s+/).at(-1) ?? '';
  const at = /\.<?(?:cl)?init>?$/.test(dotted) ? dotted.search(/\.<?(?:cl)?init>?$/) : dotted.replaceAll('#', '.').lastIndexOf('.');
  return { class: at < 0 ? '' : dotted.slice(0, at), name: dotted.slice(at + 1), parameters: listOf(parameters) };
}

function listOf(parameters: string | undefined): readonly string[] | undefined {
  if (parameters === undefined) return undefined;
  return parameters.trim() === '' ? [] : parameters.split(',').map((type) => type.trim().split(/\s+/)[0] ?? '');
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  Z: 'boolean',
  B: 'byte',
  S: 'short',
  C: 'char',
  I: 'int',
  J: 'long',
  F: 'float',
  D: 'double',
};

function typesOf(descriptors: string): readonly string[] {
  return (descriptors.match(/\[*(?:L[^;]*;|[A-Z])/g) ?? []).map((type) => {
    const depth = type.lastIndexOf('[') + 1;
    const element = type.slice(depth);
    const name = element.startsWith('L') ? element.slice(1, -1).replaceAll('/', '.') : (PRIMITIVES[element] ?? element);
    return `${name}${'[]'.repeat(depth)}`;
  });
}
