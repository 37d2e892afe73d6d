import type { MethodName } from '@touchstone/program';
import type { EdgeHow } from '../edge.ts';
import type { Methods } from '../origins/methods.ts';
import type { Trigger } from '../trigger.ts';
import type { Called, CalledMethods } from './called-methods.ts';
import type { CallRow, HandOverLists } from './hand-over-lists.ts';

/** How what is handed over runs. */
export interface How {
  readonly how: EdgeHow;
  readonly trigger: Trigger | 'same';
  readonly repeated: 'no' | 'timer';
  readonly toBackground: boolean;
}

/** How a call takes an object: what its caller passes on sets the same going. */
export interface Rule {
  /** Short name of the API, for the reader. */
  readonly api: string;
  /** What is called of an object of the class. */
  of(type: string): readonly Called[];
  /** How an object without a class of its own is called, by its interface and method; for a proxy neither is known. */
  ofInterface(type: string | undefined, method: string | undefined): How | undefined;
}

/** Rules by the rows of the list and the types of parameters. */
export class Rules {
  readonly #methods: Methods;
  readonly #lists: HandOverLists;
  readonly #called: CalledMethods;

  constructor(methods: Methods, lists: HandOverLists, called: CalledMethods) {
    this.#methods = methods;
    this.#lists = lists;
    this.#called = called;
  }

  ofRow(row: CallRow, target: MethodName): Rule {
    const { how, trigger, repeated } = row;
    const made: How = { how, trigger, repeated, toBackground: false };
    return {
      api: apiOf(target),
      of: (type) => row.runs.flatMap((name) => this.#methods.named(type, name)).map((method) => ({ method, ...made })),
      ofInterface: (_type, method) => (method === undefined || row.runs.includes(method) ? made : undefined),
    };
  }

  /** @param declared type of the parameter that takes the object */
  ofType(declared: string, target: MethodName): Rule {
    const { bridge, types } = this.#lists;
    return {
      api: apiOf(target),
      of: (type) =>
        target.name === bridge.call ? this.#called.bridge(type, bridge.annotation) : this.#called.of(type, declared, target.name),
      ofInterface: (type = declared, method) => {
        const row = types.get(type);
        if (row === undefined)
          return { how: 'lambda', trigger: ACTION.test(target.name) ? 'user-action' : 'same', repeated: 'no', toBackground: false };
        const { how, repeated, toBackground } = row;
        return { how, trigger: row.methods.get(method ?? '') ?? row.trigger, repeated, toBackground };
      },
    };
  }

  /** For objects that are called whoever takes them. */
  everywhere(target: MethodName): Rule {
    return {
      api: apiOf(target),
      of: (type) => this.#called.ofEverywhere(type),
      ofInterface: () => undefined,
    };
  }
}

const ACTION = /click|touch|tap|press|swipe|drag|select|menu|refresh/i;

/** `Handler.post` */
export function apiOf({ class: type, name }: Pick<MethodName, 'class' | 'name'>): string {
  const short = type.slice(type.lastIndexOf('/') + 1, type.endsWith(';') ? -1 : undefined);
  return name === '<init>' ? `new ${short}` : `${short}.${name}`;
}
