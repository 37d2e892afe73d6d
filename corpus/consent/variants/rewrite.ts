import { Code, type MethodSpec } from '@touchstone/test-kit';

type Item = Code['items'][number];
type Reference = NonNullable<Extract<Item, { readonly kind: 'instruction' }>['reference']>;
type Value = NonNullable<Extract<Reference, { readonly pool: 'site' }>['site']['args']>[number];

/** Reading and changing what a body writes. */
export const rewrite = {
  /** Every item of a method's body. */
  each(spec: MethodSpec, visit: (item: Item) => void): void {
    const code = new Code(spec.name, spec.proto, /static/.test(spec.access));
    spec.body?.(code);
    for (const item of code.items) visit(item);
  },

  /** Writes the body of `spec` into `code`, every type by its new name. */
  names(spec: MethodSpec, code: Code, name: (type: string) => string): void {
    rewrite.calls(spec, code, name, (key) => name(key));
  },

  /** As `names`, and every called method by its new reference. */
  calls(spec: MethodSpec, code: Code, name: (type: string) => string, call: (key: string, opcode: string) => string): void {
    spec.body?.(code);
    code.items.splice(0, code.items.length, ...code.items.map((item) => renamedItem(item, name, call)));
    code.catches.splice(
      0,
      code.catches.length,
      ...code.catches.map((one) => ({ ...one, type: one.type === null ? null : name(one.type) })),
    );
  },
};

function renamedItem(item: Item, name: (type: string) => string, call: (key: string, opcode: string) => string): Item {
  if (item.kind === 'local') return { ...item, type: name(item.type) };
  if (item.kind !== 'instruction') return item;
  if (item.reference?.pool === 'method') return { ...item, reference: { ...item.reference, key: call(item.reference.key, item.name) } };
  return {
    ...item,
    ...(item.reference === undefined ? {} : { reference: renamedReference(item.reference, name) }),
    ...(item.proto === undefined ? {} : { proto: name(item.proto) }),
  };
}

function renamedReference(reference: Reference, name: (type: string) => string): Reference {
  if (reference.pool === 'string') return reference;
  if (reference.pool === 'handle') return { ...reference, handle: { ...reference.handle, target: name(reference.handle.target) } };
  if (reference.pool !== 'site') return { ...reference, key: name(reference.key) };
  const { site } = reference;
  const args = (site.args ?? []).map((value): Value => {
    if (typeof value !== 'object' || value === null) return value;
    if ('methodType' in value) return { methodType: name(value.methodType) };
    if ('methodHandle' in value) return { methodHandle: { ...value.methodHandle, target: name(value.methodHandle.target) } };
    return value;
  });
  return { ...reference, site: { ...site, proto: name(site.proto), args } };
}
