import { type ClassSpec, Code, type MethodSpec } from '@touchstone/test-kit';
import type { ConsentApp } from './consent-app.ts';

/** What a method's code names: methods it calls and fields it touches, by their references. */
export interface WrittenMethod {
  /** Descriptor. */
  readonly place: string;
  readonly references: readonly string[];
}

/** Every method of the app that has code. */
export function methodsOf(app: ConsentApp): readonly WrittenMethod[] {
  return app.dexes.flat().flatMap((spec) => spec.methods.flatMap((method) => written(spec, method)));
}

/** Whether a reference means an API: the same method, on its class or on one of the app below it. */
export function means(reference: string, api: string): boolean {
  return reference === api || (isOfApp(reference) && reference.split('->')[1] === api.split('->')[1]);
}

function isOfApp(reference: string): boolean {
  return !/^L(android|java|javax|dalvik)\//.test(reference);
}

function written(spec: ClassSpec, method: MethodSpec): readonly WrittenMethod[] {
  if (/native|abstract/.test(method.access)) return [];
  const code = new Code(method.name, method.proto, /static/.test(method.access));
  method.body?.(code);
  const references = code.items.flatMap((item) => {
    if (item.kind !== 'instruction' || item.reference === undefined) return [];
    return item.reference.pool === 'method' || item.reference.pool === 'field' ? [item.reference.key] : [];
  });
  return [{ place: `${spec.type}->${method.name}${method.proto}`, references }];
}
