import type { Dex } from '@touchstone/formats/dex';
import type { Place } from '@touchstone/kernel/place';
import type { Body } from './body/body.ts';
import type { CodeIndex } from './code-index.ts';
import type { MethodName } from './member-names.ts';

/** A method by class, name and, if given, signature `(I)V`; without a signature all overloads. */
export interface MethodQuery {
  /** Class descriptor, `Landroid/telephony/TelephonyManager;`. */
  readonly class: string;
  readonly name: string;
  readonly signature?: string;
}

export interface FieldQuery {
  readonly class: string;
  readonly name: string;
}

/**
 * What is known about a value at a call, within one method and without following calls into the app's code.
 * `call` and `new` keep the call that made the value, so `Uri.parse("content://sms")` or
 * `Class.forName("a.B").getMethod("c")` can be read off; depth is bounded.
 */
export type Constant =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number } // ints, shorts, booleans; longs when exact
  | { readonly kind: 'null' }
  | { readonly kind: 'class'; readonly descriptor: string }
  | { readonly kind: 'field'; readonly class: string; readonly name: string; readonly value?: Constant } // static field; value when it is always the same
  | { readonly kind: 'array'; readonly items: readonly (Constant | undefined)[] }
  | { readonly kind: 'call'; readonly class: string; readonly name: string; readonly arguments: readonly (Constant | undefined)[] } // receiver first
  | { readonly kind: 'new'; readonly class: string; readonly arguments: readonly (Constant | undefined)[] } // without the receiver
  | { readonly kind: 'parameter'; readonly index: number } // from 0 without the receiver; -1 is `this`
  | { readonly kind: 'either'; readonly values: readonly Constant[] }; // one of up to four; those not known are left out

/** A method defined in the app. */
export interface Method {
  /** Global id: dense, from 0, in the order of DEX files and definitions. */
  readonly id: number;
  readonly class: string;
  readonly name: string;
  readonly signature: string;
  readonly accessFlags: number;
  readonly hasCode: boolean;
}

/** A class defined in the app. When two DEX files define it, the first one counts, as Android loads it. */
export interface Class {
  readonly id: number;
  readonly descriptor: string;
  readonly superclass: string | undefined;
  readonly interfaces: readonly string[];
  readonly accessFlags: number;
  /** Path of the DEX file inside the app. */
  readonly file: string;
  readonly sourceFile: string | undefined;
  methods(): readonly Method[];
  /** Field names with type descriptors, and static initial values where the file has them. */
  fields(): readonly { readonly name: string; readonly type: string; readonly isStatic: boolean; readonly value: Constant | undefined }[];
  /** Descriptors of the annotations on the class and, with `members`, on methods and fields. */
  annotations(): readonly {
    readonly type: string;
    readonly on: 'class' | 'method' | 'field' | 'parameter';
    readonly member: string | undefined;
  }[];
}

/** An instruction that refers to something. Cheap to hold; `at` and `argument` do their work when asked. */
export interface Site {
  /** The method that holds the instruction. */
  readonly method: Method;
  /** 16-bit code units from the start of the method's instructions. */
  readonly instruction: number;
  place(): Place;
}

export interface CallSite extends Site {
  readonly how: 'virtual' | 'super' | 'direct' | 'static' | 'interface' | 'polymorphic' | 'custom';
  /** The reference as written, which may name a subclass of the queried class. */
  readonly target: MethodName;
  /** Argument `n`, counted from 0 without the receiver; undefined when nothing is known. */
  argument(n: number): Constant | undefined;
  /** The receiver of a non-static call. */
  receiver(): Constant | undefined;
}

export interface FieldSite extends Site {
  readonly access: 'read' | 'write';
  readonly isStatic: boolean;
}

/**
 * All code of an app as one index over its DEX files: global identity of types, methods and fields, class
 * hierarchy, and cross-references in typed arrays. Queries cost what they find.
 *
 * Every list is in the order of DEX files, methods and instructions.
 */
export interface Program {
  readonly dexes: readonly { readonly file: string; readonly dex: Dex }[];
  readonly counts: {
    readonly classes: number;
    readonly methods: number;
    /** Rows of the method tables of all DEX files: the size of an app as the benchmark counts it. */
    readonly methodReferences: number;
    readonly instructions: number;
  };

  /**
   * Whether the work that may be spent on constants is used up: `argument` and `receiver` then know nothing more, and what
   * was not found with their help proves nothing.
   */
  readonly isSpent: boolean;

  /** The tables behind the answers, for analyses of the whole program that cannot afford objects. */
  readonly index: CodeIndex;
  /** Instructions of a method by its global id; undefined without code. Recently asked ones are kept. */
  body(id: number): Body | undefined;

  /** 1 by class id for the classes of some packages. @param isMeant the same for all classes of a package */
  classesOfPackages(isMeant: (descriptor: string) => boolean): Uint8Array;
  /**
   * The same program where some classes are treated as if a device brought them: their code is not there, and what is below
   * them stays so. Ids are the same.
   *
   * @param outside 1 by class id
   */
  without(outside: Uint8Array): Program;
  /** A class that `without` has left out. */
  leftOut(descriptor: string): Class | undefined;

  classes(): Iterable<Class>;
  class(descriptor: string): Class | undefined;
  /** The method with this global id, from 0 to below `counts.methods`; the same object each time. */
  method(id: number): Method;
  /** Where an instruction of a method stands; `instruction` in code units from the method's start. */
  placeOf(method: Pick<Method, 'id'>, instruction: number): Place;
  /** Classes below `descriptor` (a framework or app type), through any number of levels and interfaces; without itself. */
  subtypesOf(descriptor: string): readonly Class[];
  /** Whether the type is `ancestor` or below it. */
  isSubtype(descriptor: string, ancestor: string): boolean;

  /**
   * Calls of a method: references that name its class, a framework class known to be below it (`Activity` for
   * `Context`), or an app class below one of these which neither defines the method itself nor gets it from an app
   * class in between (`MyActivity.startActivity`). Constructors only by their own class. Lambdas and method handles
   * are calls `custom` of what they bind, without known arguments. Code in classes that an earlier DEX file
   * defines too is left out: Android does not run it.
   */
  callsTo(query: MethodQuery): readonly CallSite[];
  /** All calls that `method` makes, in order. */
  callsIn(method: Method): readonly CallSite[];
  accessesOf(query: FieldQuery): readonly FieldSite[];
  /** const-string instructions with exactly this text. */
  usesOfText(text: string): readonly Site[];
  /** The same for many texts, which costs less than asking for each: those that some instruction loads. */
  usesOfTexts(texts: readonly string[]): ReadonlyMap<string, readonly Site[]>;
  /** `new-instance` of the type. */
  allocationsOf(descriptor: string): readonly Site[];
  /** const-class and check-cast/instance-of are not allocations; this gives const-class. */
  usesOfClass(descriptor: string): readonly Site[];
  /** Whether some DEX file mentions the type at all: a binary search, for asking cheaply before asking more. */
  mentionsType(descriptor: string): boolean;
  /** Descriptors of all types whose name starts with the prefix (`Lcom/umeng/`), defined or only referred to. */
  typesUnder(prefix: string): readonly string[];

  /** Texts of the string tables that contain one of the needles; each text once, with where it is first used. */
  textsContaining(
    needles: readonly string[],
  ): Iterable<{ readonly text: string; readonly needle: string; uses(): readonly Site[]; place(): Place }>;
  /** All texts of the string tables, decoded one by one: costs the whole table, ask `textsContaining` if you can. */
  texts(): Iterable<{ readonly text: string; uses(): readonly Site[]; place(): Place }>;
}
