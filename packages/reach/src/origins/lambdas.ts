import type { Method, MethodName, Program } from '@touchstone/program';
import { returnType } from './descriptors.ts';

/** What an invoke-custom of the lambda linker makes. */
export interface LambdaSite {
  readonly interface: string;
  readonly name: string;
  readonly body: MethodName;
  readonly isBodyStatic: boolean;
}

/** All lambdas that the app makes by invoke-custom; found when first asked. */
export class Lambdas {
  readonly #program: Program;
  readonly #resolve: (body: MethodName) => Method | undefined;
  /** Bodies by interface and method; of each interface by itself nothing. */
  #made: ReadonlyMap<string, readonly Method[]> | undefined;
  #ofBody: Map<number, readonly Pick<LambdaSite, 'interface' | 'name'>[]> | undefined;

  constructor(program: Program, resolve: (body: MethodName) => Method | undefined) {
    this.#program = program;
    this.#resolve = resolve;
    this.#made = undefined;
    this.#ofBody = undefined;
  }

  /** Whether some invoke-custom makes an object of the interface. */
  isInterface(type: string): boolean {
    return this.#all().has(type);
  }

  /** What lambdas run when a method of their interface is called. */
  bodies(type: string, name: string): readonly Method[] {
    return this.#all().get(`${type}->${name}`) ?? [];
  }

  /** Interfaces of the lambdas whose body the method is, with the names of their methods. */
  ofBody({ id }: Method): readonly Pick<LambdaSite, 'interface' | 'name'>[] {
    if (this.#ofBody === undefined) {
      this.#ofBody = new Map();
      for (const [key, methods] of this.#all()) {
        const [type, name] = key.split('->');
        if (name === undefined) continue;
        for (const method of methods) this.#ofBody.set(method.id, [...(this.#ofBody.get(method.id) ?? []), { interface: type!, name }]);
      }
    }
    return this.#ofBody.get(id) ?? NONE;
  }

  #all(): ReadonlyMap<string, readonly Method[]> {
    this.#made ??= this.#find();
    return this.#made;
  }

  #find(): ReadonlyMap<string, readonly Method[]> {
    const found = new Map<string, Method[]>();
    for (const { dex, names } of this.#program.index.files) {
      for (let row = 0; row < dex.header.callSites.count; row++) {
        const site = dex.callSite(row);
        const bound = site?.methods[1];
        const body = bound === undefined ? undefined : names.method(bound);
        if (site === undefined || bound === undefined) continue;
        const method = body === undefined ? undefined : this.#resolve(body);
        const type = returnType(dex.signature(site.proto));
        found.set(type, []);
        if (method !== undefined) found.set(`${type}->${site.name}`, [...(found.get(`${type}->${site.name}`) ?? []), method]);
      }
    }
    return found;
  }
}

const NONE: readonly Pick<LambdaSite, 'interface' | 'name'>[] = [];
