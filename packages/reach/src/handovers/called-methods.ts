import type { Method } from '@touchstone/program';
import type { EdgeHow } from '../edge.ts';
import type { Methods } from '../origins/methods.ts';
import type { Trigger } from '../trigger.ts';
import type { HandOverLists, TypeRow } from './hand-over-lists.ts';

/** A method of an object that the platform has, and how it calls it. */
export interface Called {
  readonly method: Method;
  readonly how: EdgeHow;
  readonly trigger: Trigger | 'same';
  readonly repeated: 'no' | 'timer';
  readonly toBackground: boolean;
}

const STATIC_OR_PRIVATE = 0x8 | 0x2;
const MOST_METHODS = 64;

/** Which methods the platform calls of an object that it is given. */
export class CalledMethods {
  readonly #methods: Methods;
  readonly #lists: HandOverLists;
  readonly #known = new Map<string, readonly Called[]>();

  constructor(methods: Methods, lists: HandOverLists) {
    this.#methods = methods;
    this.#lists = lists;
  }

  /**
   * @param type class of the object
   * @param declared type of the parameter that takes it: only what that type has is called, unless it says nothing
   * @param api name of the method that takes it
   */
  of(type: string, declared: string, api: string): readonly Called[] {
    const key = `${type} ${declared} ${ACTION.test(api)}`;
    let called = this.#known.get(key);
    if (called === undefined) {
      called = this.#find(type, declared, api);
      this.#known.set(key, called);
    }
    return called;
  }

  /** Methods that a web page may call: those with the annotation. */
  bridge(type: string, annotation: string): readonly Called[] {
    return this.#annotated(type, annotation).map((method) => ({
      method,
      how: 'callback',
      trigger: 'same',
      repeated: 'no',
      toBackground: false,
    }));
  }

  /** What is called of the object whoever takes it. */
  ofEverywhere(type: string): readonly Called[] {
    const row = this.everywhere(type);
    return row === undefined ? [] : this.#byRow(type, row);
  }

  /** Row of a type that the class is below, for objects that are called whoever takes them. */
  everywhere(type: string): TypeRow | undefined {
    return this.#rowsOf(type).find((row) => row.isEverywhere);
  }

  #find(type: string, declared: string, api: string): readonly Called[] {
    if (this.#methods.isApp(declared) && declared !== type) {
      const rows = this.#rowsOf(declared);
      return rows.flatMap((row) => this.#byRow(type, row));
    }
    const row = this.#lists.types.get(declared);
    const rows = this.#rowsOf(type);
    // A type without methods of its own stands for those of its package that have some.
    if (row?.annotation !== undefined)
      return rows.filter((one) => packageOf(one) === packageOf(row)).flatMap((one) => this.#byRow(type, one));
    if (row !== undefined) return this.#byRow(type, row);
    if (SAYS_NOTHING.has(declared) || declared === type) {
      return rows.some((one) => one.type === 'Landroid/view/View;') && !declared.includes('View')
        ? []
        : rows.flatMap((one) => this.#byRow(type, one));
    }
    if (IS_NO_LISTENER.test(declared)) return [];
    const below = rows.filter((one) => one.type !== 'Ljava/lang/Runnable;' && this.#methods.program.isSubtype(one.type, declared));
    if (below.length > 0) return below.flatMap((one) => this.#byRow(type, one));
    return this.#byShape(type, declared, api);
  }

  #rowsOf(type: string): readonly TypeRow[] {
    const rows: TypeRow[] = [];
    for (const ancestor of [type, ...this.#methods.ancestors(type)]) {
      const row = this.#lists.types.get(ancestor) ?? (FUNCTION.test(ancestor) ? this.#lists.types.get('Lkotlin/Function;') : undefined);
      if (row !== undefined && !rows.includes(row)) rows.push(row);
    }
    return rows;
  }

  #byRow(type: string, row: TypeRow): readonly Called[] {
    const made = (method: Method, trigger: Trigger | 'same'): Called => ({
      method,
      how: row.how,
      trigger,
      repeated: row.repeated,
      toBackground: row.toBackground,
    });
    const single = [...row.methods].flatMap(([name, trigger]) => this.#methods.named(type, name).map((method) => made(method, trigger)));
    if (row.annotation !== undefined) return this.#annotated(type, row.annotation).map((method) => made(method, row.trigger));
    if (row.runs === undefined) {
      const open = this.#open(type).filter(({ name }) => !row.methods.has(name));
      return [...single, ...open.map((method) => made(method, row.trigger))];
    }
    return [...single, ...row.runs.flatMap((name) => this.#methods.named(type, name)).map((method) => made(method, row.trigger))];
  }

  /** A type that no row knows: its methods are those that look like callbacks. */
  #byShape(type: string, declared: string, api: string): readonly Called[] {
    const trigger = ACTION.test(declared) || ACTION.test(api) ? 'user-action' : 'same';
    return this.#open(type).map((method) => ({ method, how: 'callback', trigger, repeated: 'no', toBackground: false }));
  }

  /** Methods that may override one of a platform type: all of a class made for that, else those that look like callbacks. */
  #open(type: string): readonly Method[] {
    const isSmall = this.#methods.platformAncestors(type).length === 1;
    const found = new Map<string, Method>();
    for (const one of [type, ...this.#methods.ancestors(type)]) {
      for (const method of this.#methods.classOf(one)?.methods() ?? []) {
        if (found.size >= MOST_METHODS) break;
        if (!method.hasCode || (method.accessFlags & STATIC_OR_PRIVATE) !== 0 || method.name.startsWith('<')) continue;
        const key = method.name + method.signature;
        if (!found.has(key) && (isSmall || CALLBACK_NAME.test(method.name))) found.set(key, method);
      }
    }
    return [...found.values()];
  }

  /** Methods with an annotation, of the class and those above it. */
  #annotated(type: string, annotation: string): readonly Method[] {
    return annotatedMethods(this.#methods, type, new Set([annotation]));
  }
}

export function annotatedMethods(methods: Methods, type: string, annotations: ReadonlySet<string>): readonly Method[] {
  return [type, ...methods.ancestors(type)].flatMap((one) => {
    const known = methods.classOf(one);
    const named = new Set(
      known?.annotations().flatMap(({ type: name, member }) => (annotations.has(name) && member !== undefined ? [member] : [])),
    );
    return named.size === 0
      ? []
      : known!.methods().filter((method) => named.has(method.name) || named.has(`${method.name}${method.signature}`));
  });
}

/** Whether objects of a type of the platform are given to be called back. */
export const isListener = (type: string): boolean => type !== 'Ljava/lang/Object;' && !IS_NO_LISTENER.test(type);

const packageOf = ({ type }: TypeRow): string => type.slice(0, type.lastIndexOf('/'));
const FUNCTION = /^Lkotlin\/jvm\/functions\/Function(?:\d+|N);$/;
const ACTION = /click|touch|tap|press|swipe|drag|select|menu|refresh|scroll/i;
const CALLBACK_NAME =
  /^(?:on[A-Z]|call|run|invoke|accept|apply|handle|test|compare|execute|success|fail|error|complete|receive|subscribe|emit|dispose)/;
/** Parameter types that take anything. */
const SAYS_NOTHING = new Set(['Ljava/lang/Object;', 'Lkotlin/Function;', 'Ljava/util/EventListener;']);
/** Types of the platform that are not given to be called back. */
const IS_NO_LISTENER =
  /^L(?:java\/lang\/(?:CharSequence|String|Throwable|Exception|Number|Enum|Comparable|Class|Cloneable|AutoCloseable)|java\/io\/(?:Serializable|File|Closeable)|java\/util\/(?:List|Map|Set|Collection|ArrayList|HashMap)|android\/os\/(?:Parcelable|Bundle|IBinder)|android\/content\/(?:Context|ContextWrapper|Intent)|android\/app\/(?:Activity|Application|Service)|android\/(?:app|support\/v4\/app)\/Fragment|androidx\/(?:fragment\/app\/Fragment|fragment\/app\/FragmentActivity|appcompat\/app\/AppCompatActivity|lifecycle\/LifecycleOwner|lifecycle\/ViewModelStoreOwner|activity\/ComponentActivity));$/;
