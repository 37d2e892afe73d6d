import type { Code } from './code.ts';
import { descriptor } from './references.ts';
import type { Value } from './values.ts';

/** A class to be written. Types are descriptors (`Lcom/x/A;`) or names (`com.x.A`); access flags are words (`'public final'`). */
export interface ClassSpec {
  readonly type: string;
  readonly access: string;
  /** `null` only for `java.lang.Object` itself, and for lies. */
  readonly extends: string | null;
  readonly implements: readonly string[];
  readonly source?: string;
  readonly fields: readonly FieldSpec[];
  readonly methods: readonly MethodSpec[];
  readonly annotations: readonly Annotation[];
}

export interface FieldSpec {
  readonly name: string;
  readonly type: string;
  readonly access: string;
  /** Initial value of a static field. */
  readonly value?: Value;
  readonly annotations: readonly Annotation[];
}

export interface MethodSpec {
  readonly name: string;
  readonly proto: string;
  readonly access: string;
  /** Absent: no code at all if native or abstract, otherwise a body that only returns. */
  readonly body?: Body;
  readonly annotations: readonly Annotation[];
  /** One list per parameter. */
  readonly parameterAnnotations: readonly (readonly Annotation[])[];
}

export type Body = (code: Code) => void;

export interface Annotation {
  readonly type: string;
  /** Default `runtime`. */
  readonly visibility?: 'build' | 'runtime' | 'system';
  readonly values?: Readonly<Record<string, Value>>;
}

type ClassParts = Partial<Omit<ClassSpec, 'type'>>;

/** A class: public, below `java.lang.Object`, empty, unless told otherwise. */
export function cls(name: string, parts: ClassParts = {}): ClassSpec {
  return {
    access: 'public',
    fields: [],
    methods: [],
    annotations: [],
    ...parts,
    type: descriptor(name),
    extends: parts.extends === null ? null : descriptor(parts.extends ?? 'java.lang.Object'),
    implements: (parts.implements ?? []).map(descriptor),
  };
}

/** An interface; its methods want `access: 'public abstract'`. */
export function iface(name: string, parts: ClassParts = {}): ClassSpec {
  return cls(name, { access: 'public abstract interface', ...parts });
}

/** A field; `value` makes sense for static ones. */
export function field(name: string, type: string, access = 'public', value?: Value, annotations: readonly Annotation[] = []): FieldSpec {
  return { name, type: descriptor(type), access, annotations, ...(value === undefined ? {} : { value }) };
}

type MethodParts = Partial<Pick<MethodSpec, 'access' | 'annotations' | 'parameterAnnotations'>>;

/**
 * A method; what it needs to return is added when the body does not end.
 *
 * @param options access flags as words (default `public`), or these with annotations
 */
export function method(name: string, proto: string, body?: Body, options: string | MethodParts = {}): MethodSpec {
  const parts = typeof options === 'string' ? { access: options } : options;
  return { name, proto, access: 'public', annotations: [], parameterAnnotations: [], ...parts, ...(body ? { body } : {}) };
}

/** A constructor without arguments that calls its parent's; `body` follows that call. */
export function init(parent = 'Ljava/lang/Object;', body: Body = () => {}): MethodSpec {
  return method(
    '<init>',
    '()V',
    (m) => {
      m.invokeDirect(`${descriptor(parent)}-><init>()V`, 'p0');
      body(m);
    },
    'public constructor',
  );
}
