import type { CallSite, Method, Program, Site } from '@touchstone/program';
import { textsIn } from './constant-values.ts';

type Target = CallSite['target'];

/** Calls of one method or class that are looked at; made-up ones can hold more. */
const MOST_CALLS = 2_000;
/** Of the calls that are wanted in one method, those that are given. */
const MOST_WANTED = 16;
/** Calls that are looked at for all questions about an app together. */
const BUDGET = 5_000_000;
/** Calls of which the arguments are looked at, to learn which text belongs to which. */
const CLOSE_LOOKS = 100_000;

/** Calls beside something seen in code: in the same method, in the same class. Remembers what it has looked up. */
export class NearbyCalls {
  readonly #program: Program;
  readonly #methods: Map<number, readonly Call[]>;
  readonly #classes: Map<string, readonly Call[]>;
  readonly #wanted: Map<string, readonly CallSite[]>;
  readonly #takers: Map<number, Map<string, CallSite[]>>;
  readonly #texts: Map<CallSite, readonly string[]>;
  #left: number;
  #closeLooksLeft: number;

  constructor(program: Program) {
    this.#program = program;
    this.#methods = new Map();
    this.#classes = new Map();
    this.#wanted = new Map();
    this.#takers = new Map();
    this.#texts = new Map();
    this.#left = BUDGET;
    this.#closeLooksLeft = CLOSE_LOOKS;
  }

  /** Whether the budget ran out, so that later questions were answered with nothing. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** The first calls of a method that `wanted` accepts; `question` names it, each is asked once of a method. */
  inMethod(method: Method, question: string, wanted: (target: Target) => boolean): readonly CallSite[] {
    return this.#ask(`${method.id} ${question}`, wanted, () => this.#callsOfMethod(method));
  }

  /** The same for all methods of a class. */
  inClass(descriptor: string, question: string, wanted: (target: Target) => boolean): readonly CallSite[] {
    return this.#ask(`${descriptor} ${question}`, wanted, () => this.#callsOfClass(descriptor));
  }

  /** The first call that `wanted` accepts, in the method or else in the rest of its class. */
  find(method: Method, question: string, wanted: (target: Target) => boolean, where: 'method' | 'class' = 'class'): CallSite | undefined {
    const [here] = this.inMethod(method, question, wanted);
    return here ?? (where === 'class' ? this.inClass(method.class, question, wanted)[0] : undefined);
  }

  /** The calls of the same method that are given a text as it stands, in an array too, or are made on it. */
  taking({ method, instruction }: Site, text: string): readonly CallSite[] {
    let takers = this.#takers.get(method.id);
    if (takers === undefined) {
      takers = new Map();
      for (const call of this.#callsOfMethod(method)) {
        if (!mayTake(call.target)) continue;
        for (const given of new Set(this.#textsOf(call.site))) {
          const before = takers.get(given);
          if (before === undefined) takers.set(given, [call.site]);
          else if (before.length < MOST_WANTED) before.push(call.site);
        }
      }
      this.#takers.set(method.id, takers);
    }
    return (takers.get(text) ?? []).filter((call) => call.instruction > instruction);
  }

  /**
   * Of the calls that `wanted` accepts, the one that a text beside them belongs to: the one that is given it, or the
   * first that may get it in a way that is not seen. A call whose own texts are known has nothing to do with another.
   */
  belonging(
    site: Site,
    text: string,
    question: string,
    wanted: (target: Target) => boolean,
    where: 'method' | 'class',
  ): CallSite | undefined {
    const here = this.inMethod(site.method, question, wanted);
    const taker = here.find((call) => this.#textsOf(call).includes(text));
    if (taker !== undefined) return taker;
    const isOpen = (call: CallSite) => this.#textsOf(call).length === 0;
    return here.find(isOpen) ?? (where === 'class' ? this.inClass(site.method.class, question, wanted).find(isOpen) : undefined);
  }

  /** Texts that a call is given or made on; none once too many calls were looked at so closely. */
  #textsOf(site: CallSite): readonly string[] {
    let texts = this.#texts.get(site);
    if (texts === undefined) {
      texts = this.#closeLooksLeft-- > 0 ? textsGiven(site) : [];
      this.#texts.set(site, texts);
    }
    return texts;
  }

  #ask(key: string, wanted: (target: Target) => boolean, callsOf: () => readonly Call[]): readonly CallSite[] {
    let answer = this.#wanted.get(key);
    if (answer === undefined) {
      const calls = this.isSpent ? [] : callsOf();
      this.#left -= calls.length;
      answer = calls
        .filter(({ target }) => wanted(target))
        .slice(0, MOST_WANTED)
        .map(({ site }) => site);
      this.#wanted.set(key, answer);
    }
    return answer;
  }

  #callsOfMethod(method: Method): readonly Call[] {
    let calls = this.#methods.get(method.id);
    if (calls === undefined) {
      calls = this.#program
        .callsIn(method)
        .slice(0, MOST_CALLS)
        .map((site) => ({ site, target: site.target }));
      this.#methods.set(method.id, calls);
    }
    return calls;
  }

  #callsOfClass(descriptor: string): readonly Call[] {
    let calls = this.#classes.get(descriptor);
    if (calls === undefined) {
      const all: Call[] = [];
      for (const method of this.#program.class(descriptor)?.methods() ?? []) {
        if (all.length >= MOST_CALLS) break;
        all.push(...this.#callsOfMethod(method));
      }
      calls = all;
      this.#classes.set(descriptor, calls);
    }
    return calls;
  }
}

interface Call {
  readonly site: CallSite;
  readonly target: Target;
}

/** Types of parameters that a text can be handed over in. */
const TAKES_TEXT = /Ljava\/lang\/(?:String|Object|CharSequence|Comparable);/;

const mayTake = ({ class: owner, signature }: Target): boolean =>
  owner === STRING || TAKES_TEXT.test(signature.slice(0, signature.indexOf(')')));

const STRING = 'Ljava/lang/String;';

/** Texts among the arguments of a call, whole or inside what was made of them, and the text that it is made on. */
function textsGiven(site: CallSite): readonly string[] {
  const { class: owner, signature } = site.target;
  const given = typesOf(signature).flatMap((type, n) => (isPrimitive(type) ? [] : textsIn(site.argument(n))));
  const receiver = owner === STRING && site.how !== 'static' ? site.receiver() : undefined;
  return receiver?.kind === 'text' ? [receiver.value, ...given] : given;
}

const isPrimitive = (type: string) => type.length === 1;
const typesOf = (signature: string): readonly string[] => signature.slice(1, signature.indexOf(')')).match(/\[*(?:L[^;]*;|[A-Z])/g) ?? [];
