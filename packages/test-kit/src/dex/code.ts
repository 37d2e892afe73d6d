import { type Argument, anyArgument } from './arguments.ts';
import type { AnyRegister, Catch, Instruction, Item, Register } from './instruction.ts';
import { descriptor, parseField, parseMethod, parseProto, wordsOf } from './references.ts';
import type { CallSite, MethodHandle } from './values.ts';

type InvokeKind = 'virtual' | 'super' | 'direct' | 'static' | 'interface';

/** Rest of an instruction beyond its registers. */
type Operands = Omit<Instruction, 'kind' | 'name' | 'registers'>;

/**
 * The body of a method while it is written: one call per instruction, in order, named as in smali.
 *
 * Widths (`-wide`, `-object`, `/from16`, `/range`, `/jumbo`, `goto/16`) are chosen from types and values; registers, ins and outs are
 * counted. Arguments that are constants are loaded into scratch registers. A body that does not end gets the return its method needs.
 */
export class Code {
  readonly items: Item[] = [];
  readonly catches: Catch[] = [];
  readonly name: string;
  readonly proto: string;
  readonly isStatic: boolean;
  #locals = 0;
  #scratch = 0;
  #scratchTaken = 0;
  #outs = 0;
  #lastResult = 'V';

  constructor(name: string, proto: string, isStatic: boolean) {
    this.name = name;
    this.proto = proto;
    this.isStatic = isStatic;
  }

  /** Registers in use: locals, then scratch, then parameters. */
  get counts(): { readonly locals: number; readonly scratch: number; readonly ins: number; readonly outs: number } {
    const { parameters } = parseProto(this.proto);
    const ins = parameters.reduce((sum, type) => sum + wordsOf(type), this.isStatic ? 0 : 1);
    return { locals: this.#locals, scratch: this.#scratch, ins, outs: this.#outs };
  }

  /** Any instruction by its mnemonic, e.g. `op('add-int/lit8', ['v0', 'v1'], { literal: 3 })`. */
  op(name: string, registers: readonly AnyRegister[] = [], operands: Operands = {}): this {
    const words = /wide|long|double/.test(name) ? 2 : 1;
    for (const register of registers) this.#touch(register, words);
    this.items.push({ kind: 'instruction', name, registers, ...operands });
    return this;
  }

  /** Code units as they are: for instructions that no assembler should write. */
  raw(...units: readonly number[]): this {
    this.items.push({ kind: 'raw', units });
    return this;
  }

  /** Reserves at least `count` locals, though none is used. */
  locals(count: number): this {
    this.#locals = Math.max(this.#locals, count);
    return this;
  }

  label(label: string): this {
    this.items.push({ kind: 'label', label });
    return this;
  }

  /** Source line of what follows. */
  line(line: number): this {
    this.items.push({ kind: 'line', line });
    return this;
  }

  /** Names a local variable in the debug information. */
  local(register: Register, name: string, type: string): this {
    this.items.push({ kind: 'local', register, name, type: descriptor(type) });
    return this;
  }

  /** What `start` … `end` (labels) throws of `type` (null: anything) goes to `handler`. */
  catch(type: string | null, start: string, end: string, handler: string): this {
    this.catches.push({ type: type === null ? null : descriptor(type), start, end, handler });
    return this;
  }

  // Constants

  const(register: AnyRegister, value: number): this {
    return this.op(constName(value), [register], { literal: value });
  }

  constWide(register: AnyRegister, value: number | bigint): this {
    const big = BigInt(value);
    const name = fits(big, 16n) ? 'const-wide/16' : fits(big, 32n) ? 'const-wide/32' : 'const-wide';
    return this.op(name, [register], { literal: big });
  }

  constString(register: AnyRegister, value: string): this {
    return this.op('const-string', [register], { reference: { pool: 'string', key: value } });
  }

  constClass(register: AnyRegister, type: string): this {
    return this.op('const-class', [register], { reference: { pool: 'type', key: descriptor(type) } });
  }

  constMethodHandle(register: AnyRegister, handle: MethodHandle): this {
    return this.op('const-method-handle', [register], { reference: { pool: 'handle', handle } });
  }

  constMethodType(register: AnyRegister, proto: string): this {
    return this.op('const-method-type', [register], { reference: { pool: 'proto', key: proto } });
  }

  // Fields

  sget(register: Register, field: string): this {
    return this.op(`sget${fieldSuffix(field)}`, [register], { reference: { pool: 'field', key: field } });
  }

  sput(register: Register, field: string): this {
    return this.op(`sput${fieldSuffix(field)}`, [register], { reference: { pool: 'field', key: field } });
  }

  iget(register: Register, object: Register, field: string): this {
    return this.op(`iget${fieldSuffix(field)}`, [register, object], { reference: { pool: 'field', key: field } });
  }

  iput(register: Register, object: Register, field: string): this {
    return this.op(`iput${fieldSuffix(field)}`, [register, object], { reference: { pool: 'field', key: field } });
  }

  // Calls

  invokeVirtual(method: string, ...args: readonly Argument[]): this {
    return this.#invoke('virtual', method, args);
  }

  invokeSuper(method: string, ...args: readonly Argument[]): this {
    return this.#invoke('super', method, args);
  }

  invokeDirect(method: string, ...args: readonly Argument[]): this {
    return this.#invoke('direct', method, args);
  }

  invokeStatic(method: string, ...args: readonly Argument[]): this {
    return this.#invoke('static', method, args);
  }

  invokeInterface(method: string, ...args: readonly Argument[]): this {
    return this.#invoke('interface', method, args);
  }

  /** `method` is `MethodHandle.invoke`, `invokeExact` or a `VarHandle` accessor; `proto` what it is called with. */
  invokePolymorphic(method: string, proto: string, ...args: readonly Argument[]): this {
    return this.#call('invoke-polymorphic', args, ['L', ...parseProto(proto).parameters], parseProto(proto).returns, {
      reference: { pool: 'method', key: method },
      proto,
    });
  }

  invokeCustom(site: CallSite, ...args: readonly Argument[]): this {
    const { parameters, returns } = parseProto(site.proto);
    return this.#call('invoke-custom', args, parameters, returns, { reference: { pool: 'site', site } });
  }

  /**
   * A call or access written in one line, arguments left out being null or 0:
   * `'Lx;->f()V'` is virtual, `'static Lx;->f()V'`, `'interface …'`, `'direct …'`, `'super …'` say otherwise, a constructor makes the object,
   * `'Lx;->F:I'` reads a static field and `'instance Lx;->f:I'` that of null.
   */
  call(target: string, ...args: readonly Argument[]): this {
    const [, word, reference] = /^(?:(virtual|super|direct|static|interface|instance) )?(.+)$/s.exec(target)!;
    if (!reference!.includes('(')) return this.#access(reference!, word === 'instance');
    const { name, proto } = parseMethod(reference!);
    const { parameters } = parseProto(proto);
    if (name === '<init>' && word === undefined) return this.#createUnkept(reference!, filled(parameters, args));
    const kind = (word ?? 'virtual') as InvokeKind;
    return this.#invoke(kind, reference!, filled(kind === 'static' ? parameters : ['L', ...parameters], args));
  }

  /** `new-instance` and its constructor, `Lx;-><init>(…)V`. */
  create(register: Register, initializer: string, ...args: readonly Argument[]): this {
    return this.newInstance(register, parseMethod(initializer).owner).invokeDirect(initializer, register, ...args);
  }

  /** Keeps what the last call returned. */
  moveResult(register: Register): this {
    return this.op(`move-result${typeSuffix(this.#lastResult)}`, [register]);
  }

  moveException(register: Register): this {
    return this.op('move-exception', [register]);
  }

  // Objects and arrays

  newInstance(register: Register, type: string): this {
    return this.op('new-instance', [register], { reference: { pool: 'type', key: descriptor(type) } });
  }

  /** `type` is the array's: `[I`. */
  newArray(register: Register, size: Register, type: string): this {
    return this.op('new-array', [register, size], { reference: { pool: 'type', key: type } });
  }

  filledNewArray(type: string, ...args: readonly Argument[]): this {
    const element = type.slice(1);
    const types = args.map(() => element);
    return this.#call('filled-new-array', args, types, type, { reference: { pool: 'type', key: type } });
  }

  fillArrayData(array: Register, width: 1 | 2 | 4 | 8, values: readonly (number | bigint)[]): this {
    return this.op('fill-array-data', [array], { payload: { kind: 'array-data', width, values } });
  }

  /** `type` is the element's: `I`. */
  aget(type: string, register: Register, array: Register, index: Register): this {
    return this.op(`aget${elementSuffix(type)}`, [register, array, index]);
  }

  /** `type` is the element's: `Ljava/lang/String;`. */
  aput(type: string, register: Register, array: Register, index: Register): this {
    return this.op(`aput${elementSuffix(type)}`, [register, array, index]);
  }

  arrayLength(register: Register, array: Register): this {
    return this.op('array-length', [register, array]);
  }

  checkCast(register: Register, type: string): this {
    return this.op('check-cast', [register], { reference: { pool: 'type', key: descriptor(type) } });
  }

  instanceOf(register: Register, object: Register, type: string): this {
    return this.op('instance-of', [register, object], { reference: { pool: 'type', key: descriptor(type) } });
  }

  // Moves and arithmetic

  move(to: Register, from: Register): this {
    return this.op('move', [to, from]);
  }

  moveWide(to: Register, from: Register): this {
    return this.op('move-wide', [to, from]);
  }

  moveObject(to: Register, from: Register): this {
    return this.op('move-object', [to, from]);
  }

  /** `math('add-int', 'v0', 'v1', 'v2')`, `math('add-int/lit8', 'v0', 'v1', 3)`, `math('neg-int', 'v0', 'v1')`. */
  math(name: string, ...operands: readonly (Register | number)[]): this {
    const registers = operands.filter((operand) => typeof operand === 'string');
    const literal = operands.find((operand) => typeof operand === 'number');
    return this.op(name, registers, literal === undefined ? {} : { literal });
  }

  // Flow

  /** `if('eqz', 'v0', 'label')` or `if('eq', 'v0', 'v1', 'label')`. */
  if(test: string, ...operands: readonly [Register, string] | readonly [Register, Register, string]): this {
    return this.op(`if-${test}`, operands.slice(0, -1) as Register[], { label: operands.at(-1)! });
  }

  goto(label: string): this {
    return this.op('goto', [], { label });
  }

  packedSwitch(register: Register, firstKey: number, labels: readonly string[]): this {
    return this.op('packed-switch', [register], { payload: { kind: 'packed-switch', firstKey, labels } });
  }

  sparseSwitch(register: Register, cases: Readonly<Record<number, string>>): this {
    const sorted = Object.entries(cases).map(([key, label]) => [Number(key), label] as const);
    return this.op('sparse-switch', [register], { payload: { kind: 'sparse-switch', cases: sorted.sort(([a], [b]) => a - b) } });
  }

  /** Returns that register, in the width the method's type asks for, or nothing. */
  return(register?: Register): this {
    if (register === undefined) return this.op('return-void');
    return this.op(`return${typeSuffix(parseProto(this.proto).returns)}`, [register]);
  }

  throw(register: Register): this {
    return this.op('throw', [register]);
  }

  /** Adds the return a body lacks. Called once, when the body is complete. */
  end(): this {
    const last = this.items.findLast((item) => item.kind !== 'line' && item.kind !== 'local');
    if (last?.kind === 'raw') return this;
    if (last?.kind === 'instruction' && /^(return|throw|goto)/.test(last.name)) return this;
    const { returns } = parseProto(this.proto);
    if (returns === 'V') return this.op('return-void');
    const register = this.#nextScratch(wordsOf(returns), 0);
    this.#constant(register, returns, 0);
    return this.op(`return${typeSuffix(returns)}`, [register]);
  }

  /** The object lives in the first scratch register, its arguments behind it. */
  #createUnkept(initializer: string, args: readonly Argument[]): this {
    const object = this.#nextScratch(1, 0) as Register;
    this.#scratchTaken = 1;
    this.create(object, initializer, ...args);
    this.#scratchTaken = 0;
    return this;
  }

  #access(reference: string, isInstance: boolean): this {
    const words = wordsOf(parseField(reference).type);
    const target = this.#nextScratch(words, 0);
    const operands = { reference: { pool: 'field', key: reference } } as const;
    if (!isInstance) return this.op(`sget${fieldSuffix(reference)}`, [target], operands);
    const object = this.#nextScratch(1, words);
    return this.const(object, 0).op(`iget${fieldSuffix(reference)}`, [target, object], operands);
  }

  #invoke(kind: InvokeKind, method: string, args: readonly Argument[]): this {
    const { parameters, returns } = parseProto(parseMethod(method).proto);
    const types = kind === 'static' ? parameters : ['L', ...parameters];
    if (types.length !== args.length) throw new Error(`${method} takes ${types.length} arguments (receiver included), got ${args.length}`);
    return this.#call(`invoke-${kind}`, args, types, returns, { reference: { pool: 'method', key: method } });
  }

  #call(name: string, args: readonly Argument[], types: readonly string[], returns: string, operands: Operands): this {
    let used = 0;
    const isGathered = needsGathering(args, types);
    const words = args.flatMap((arg, i) => {
      const width = wordsOf(types[i]!);
      if (typeof arg === 'string') this.#touch(arg, width);
      if (typeof arg === 'string' && !isGathered) return wordsFrom(arg, width);
      const scratch = this.#nextScratch(width, used);
      used += width;
      if (typeof arg === 'string') this.op(`move${typeSuffix(types[i]!)}`, [scratch, arg]);
      else this.#constant(scratch, types[i]!, arg);
      return wordsFrom(scratch, width);
    });
    this.#outs = name === 'filled-new-array' ? this.#outs : Math.max(this.#outs, words.length);
    this.#lastResult = returns;
    this.items.push({ kind: 'instruction', name, registers: words, ...operands });
    return this;
  }

  #constant(register: AnyRegister, type: string, value: Exclude<Argument, string>): void {
    if (typeof value === 'object' && value !== null) {
      if ('text' in value) this.constString(register, value.text);
      else this.constClass(register, value.class);
    } else if (wordsOf(type) === 2) {
      this.constWide(register, BigInt(value ?? 0));
    } else {
      this.const(register, Number(value ?? 0));
    }
  }

  #nextScratch(words: number, used: number): AnyRegister {
    const first = this.#scratchTaken + used;
    this.#scratch = Math.max(this.#scratch, first + words);
    return `s${first}`;
  }

  #touch(register: AnyRegister, words: number): void {
    if (!/^[vps]\d+$/.test(register)) throw new Error(`not a register: ${register} (a string constant is written text('${register}'))`);
    if (register.startsWith('v')) this.#locals = Math.max(this.#locals, Number(register.slice(1)) + words);
    if (register.startsWith('s')) this.#scratch = Math.max(this.#scratch, Number(register.slice(1)) + words);
  }
}

/** The arguments given, and null or 0 for those left out. */
function filled(types: readonly string[], args: readonly Argument[]): readonly Argument[] {
  return types.map((type, i) => (args[i] === undefined ? anyArgument(type) : args[i]!));
}

function constName(value: number): string {
  if (value >= -8 && value <= 7) return 'const/4';
  if (value >= -0x8000 && value <= 0x7fff) return 'const/16';
  return (value & 0xffff) === 0 ? 'const/high16' : 'const';
}

function fits(value: bigint, bits: bigint): boolean {
  return BigInt.asIntN(Number(bits), value) === value;
}

function wordsFrom(register: AnyRegister, width: 1 | 2): readonly AnyRegister[] {
  return width === 2 ? [register, after(register, 1)] : [register];
}

function after(register: AnyRegister, count: number): AnyRegister {
  return `${register[0] as 'v'}${Number(register.slice(1)) + count}`;
}

/** More than five words need registers in a row; arguments that are not get copied into scratch ones. */
function needsGathering(args: readonly Argument[], types: readonly string[]): boolean {
  const widths = types.map(wordsOf);
  if (widths.reduce<number>((sum, width) => sum + width, 0) <= 5) return false;
  let expected: Argument | undefined = args[0];
  return !args.every((arg, i) => {
    const isNext = typeof arg === 'string' && arg === expected;
    if (isNext) expected = after(arg, widths[i]!) as Register;
    return isNext;
  });
}

/** `-wide`, `-object` or nothing, for moves and returns. */
function typeSuffix(type: string): string {
  if (wordsOf(type) === 2) return '-wide';
  return /^[L[]/.test(type) ? '-object' : '';
}

const elementSuffixes: Readonly<Record<string, string>> = { Z: '-boolean', B: '-byte', C: '-char', S: '-short' };

function elementSuffix(type: string): string {
  return elementSuffixes[type] ?? typeSuffix(type);
}

function fieldSuffix(field: string): string {
  return elementSuffix(parseField(field).type);
}
