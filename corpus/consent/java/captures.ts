import type { Expr, MethodNode, Stmt } from './syntax.ts';
import type { ClassInfo, World } from './world.ts';

type Method = Pick<MethodNode, 'params' | 'body'>;
type Node = Expr | Stmt;

/** Locals of the method around that code inside a lambda or an anonymous class uses, in order of first use. */
export function captureOf(
  inner: { readonly methods: readonly Method[] },
  locals: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { params, body } of inner.methods) {
    const own = new Set(params.map(({ name }) => name));
    for (const node of nodesOf(body ?? [])) {
      if (node.kind === 'local' || node.kind === 'each') own.add(node.name);
      if (node.kind === 'lambda') for (const name of node.params) own.add(name);
      if (node.kind === 'name' && !own.has(node.name) && locals.has(node.name)) found.set(node.name, locals.get(node.name)!);
    }
  }
  return found;
}

/** Whether code uses its instance: `this`, or an unqualified member that is not static. */
export function needsThis(body: readonly Stmt[], world: World, owner: ClassInfo, locals: ReadonlyMap<string, string>): boolean {
  for (const node of nodesOf(body)) {
    if (node.kind === 'this' || (node.kind === 'new' && node.body)) return true;
    if (node.kind === 'call' && node.object === undefined) {
      const isStatic = [...world.lineage(owner)].some(({ methods }) =>
        methods.some(({ name, access }) => name === node.name && /static/.test(access)),
      );
      if (!isStatic) return true;
    }
    if (node.kind === 'name' && !locals.has(node.name)) {
      const field = world.field(owner, node.name);
      if (field ? !/static/.test(field.node.access) : owner.outer && !world.named(node.name)) return true;
    }
  }
  return false;
}

/** Every statement and expression below, in the order written. */
function* nodesOf(given: unknown): Generator<Node> {
  if (Array.isArray(given)) {
    for (const one of given) yield* nodesOf(one);
  } else if (typeof given === 'object' && given !== null) {
    if ('kind' in given) yield given as Node;
    for (const one of Object.values(given)) yield* nodesOf(one);
  }
}
