import type { FakeVm } from './fake-vm.ts';

/** A class of the fake machine: what Android's runtime would know of it. */
export interface FakeClass {
  readonly name: string;
  readonly superclass?: string;
  readonly interfaces?: readonly string[];
  readonly kind?: 'class' | 'abstract' | 'interface';
  /** Name of its class loader; absent: the boot loader, from which every loader finds it. */
  readonly loader?: string;
  readonly methods: readonly FakeMethod[];
}

export interface FakeMethod {
  /** `<init>` for constructors. */
  readonly name: string;
  /** Class names of its parameters, `int`, `[B`, `java.lang.String`. */
  readonly parameters: readonly string[];
  readonly returns: string;
  readonly isStatic?: boolean;
  /** Absent: the method is abstract. */
  readonly code?: (vm: FakeVm, self: FakeObject | undefined, given: readonly unknown[]) => unknown;
}

/** An object of the fake machine. Texts, numbers and arrays stand for themselves, as Frida hands them to scripts. */
export class FakeObject {
  readonly type: FakeClass;
  readonly fields: Record<string, unknown>;

  constructor(type: FakeClass, fields: Record<string, unknown> = {}) {
    this.type = type;
    this.fields = fields;
  }
}

/** An exception of the fake machine. */
export class FakeThrown extends Error {
  readonly $h = 'a handle';

  constructor(className: string, message: string) {
    super(`${className}: ${message}`);
  }
}

const ABSTRACT = 0x400;
const INTERFACE = 0x200;

export const classModifiers = ({ kind }: FakeClass): number =>
  kind === 'interface' ? ABSTRACT | INTERFACE : kind === 'abstract' ? ABSTRACT : 1;
export const methodModifiers = ({ code }: FakeMethod): number => (code === undefined ? ABSTRACT : 1);

/** `(Ljava/lang/String;I)V` → class names of parameters and result. */
export function readSignature(signature: string): { readonly parameters: readonly string[]; readonly returns: string } {
  const types = [...signature.matchAll(/\[*(?:L[^;]+;|[ZBCSIJFDV])/g)].map(([type]) => classNameOf(type));
  return { parameters: types.slice(0, -1), returns: types.at(-1) ?? 'void' };
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  Z: 'boolean',
  B: 'byte',
  C: 'char',
  S: 'short',
  I: 'int',
  J: 'long',
  F: 'float',
  D: 'double',
  V: 'void',
};

function classNameOf(type: string): string {
  if (type.startsWith('[')) return type.replaceAll('/', '.');
  return PRIMITIVES[type] ?? type.slice(1, -1).replaceAll('/', '.');
}
