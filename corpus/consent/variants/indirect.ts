import { type ClassSpec, type MethodSpec, method, type Register } from '@touchstone/test-kit';
import type { ConsentApp } from '../consent-app.ts';
import { placesMapped } from './places-mapped.ts';

/** The code of each method moves to a second one beside it, and the first calls that. Constructors, static blocks and interfaces stay. */
export function indirect(app: ConsentApp): ConsentApp {
  const moved = new Map<string, string>();
  const dexes = app.dexes.map((classes) =>
    classes.map((spec) => ({ ...spec, methods: spec.methods.flatMap((one) => (canMove(spec, one) ? split(spec, one, moved) : [one])) })),
  );
  return { ...app, dexes, truth: placesMapped(app.truth, (place) => moved.get(place) ?? place) };
}

function canMove(spec: ClassSpec, { name, access }: MethodSpec): boolean {
  return !name.startsWith('<') && !/native|abstract/.test(access) && !/interface/.test(spec.access);
}

function split(spec: ClassSpec, one: MethodSpec, moved: Map<string, string>): readonly MethodSpec[] {
  const isStatic = /static/.test(one.access);
  const body = `${one.name}$body`;
  const target = `${spec.type}->${body}${one.proto}`;
  moved.set(`${spec.type}->${one.name}${one.proto}`, target);
  const outer: MethodSpec = {
    ...one,
    body: (m) => {
      const args = registersOf(one.proto, isStatic);
      if (isStatic) m.invokeStatic(target, ...args);
      else m.invokeDirect(target, ...args);
      if (!one.proto.endsWith(')V')) m.moveResult('v0').return('v0');
    },
  };
  return [outer, method(body, one.proto, one.body, isStatic ? 'private static' : 'private')];
}

function registersOf(proto: string, isStatic: boolean): readonly Register[] {
  const types = proto.slice(1, proto.indexOf(')')).match(/\[*(?:L[^;]+;|[ZBSCIJFD])/g) ?? [];
  let at = isStatic ? 0 : 1;
  const found: Register[] = isStatic ? [] : ['p0'];
  for (const type of types) {
    found.push(`p${at}`);
    at += type === 'J' || type === 'D' ? 2 : 1;
  }
  return found;
}
