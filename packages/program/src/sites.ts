import { EDGE } from '@touchstone/formats/dex';
import type { Place } from '@touchstone/kernel/place';
import type { AppProgram } from './app-program.ts';
import { HOW } from './code-index.ts';
import type { LinkedDex } from './linked-dex.ts';
import type { MethodName } from './member-names.ts';
import type { CallSite, Constant, FieldSite, Method, Site } from './program.ts';

/** A position in one of a DEX file's streams, with the method and instruction behind it looked up when asked. */
export class InstructionSite implements Site {
  readonly program: AppProgram;
  readonly file: LinkedDex;
  readonly stream: 'edges' | 'mentions';
  readonly position: number;
  /** Of the file, not global. */
  readonly definition: number;
  #instruction: number;

  constructor(program: AppProgram, file: LinkedDex, stream: 'edges' | 'mentions', position: number, definition: number) {
    this.program = program;
    this.file = file;
    this.stream = stream;
    this.position = position;
    this.definition = definition;
    this.#instruction = -1;
  }

  get method(): Method {
    return this.program.method(this.file.definitionBase + this.definition);
  }

  get instruction(): number {
    if (this.#instruction < 0) this.#instruction = this.#find();
    return this.#instruction;
  }

  place(): Place {
    return placeOf(this.program, this.file, this.definition, this.instruction);
  }

  #find(): number {
    const { code } = this.file.dex;
    const positions = this.program.index.positions(this.file, this.definition);
    const isEdge = this.stream === 'edges';
    const first = (isEdge ? code.edgeStart : code.mentionStart)[this.definition]!;
    return (isEdge ? positions.edges : positions.mentions)[this.position - first] ?? 0;
  }
}

/** Place of an instruction of a method. */
export function placeOf(program: AppProgram, file: LinkedDex, definition: number, instruction: number): Place {
  const method = program.method(file.definitionBase + definition);
  const line = file.dex.lineAt(definition, instruction);
  const from = file.dex.codeItem(definition)?.from ?? 0;
  return {
    file: file.file,
    offset: (from + instruction) * 2,
    class: short(method.class),
    method: `${short(method.class)}->${short(method.name)}${short(method.signature)}`,
    instruction,
    ...(line === undefined ? {} : { line }),
  };
}

/** Longer than any compiler writes; a name of megabytes would be copied for every place in its class. */
const LONGEST_NAME = 2_000;

const short = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);

/** An invoke, or an instruction that makes one possible (a lambda's call site, a method handle). */
export class InvokeSite extends InstructionSite implements CallSite {
  readonly how: CallSite['how'];
  /** Row of the file's method table, -1 when it is not known. */
  readonly #target: number;

  constructor(program: AppProgram, file: LinkedDex, position: number, definition: number, target: number) {
    super(program, file, 'edges', position, definition);
    this.how = HOW[(file.dex.code.edges[position]! >>> 24) as keyof typeof HOW];
    this.#target = target;
  }

  get target(): CallSite['target'] {
    return this.file.names.method(this.#target) ?? NO_METHOD;
  }

  argument(n: number): Constant | undefined {
    if (this.how === 'custom' || n < 0) return undefined;
    return this.#constants().argument(this.instruction, this.how === 'static' ? n : n + 1);
  }

  receiver(): Constant | undefined {
    return this.how === 'static' || this.how === 'custom' ? undefined : this.#constants().argument(this.instruction, 0);
  }

  #constants() {
    return this.program.constantsIn(this.file, this.definition);
  }
}

const NO_METHOD: MethodName = { class: '', name: '', signature: '()V', row: -1 };

/** An instruction that reads or writes a field. */
export class AccessSite extends InstructionSite implements FieldSite {
  readonly isStatic: boolean;

  constructor(program: AppProgram, file: LinkedDex, isStatic: boolean, position: number, definition: number) {
    super(program, file, isStatic ? 'edges' : 'mentions', position, definition);
    this.isStatic = isStatic;
  }

  get access(): 'read' | 'write' {
    const { dex } = this.file;
    const op = dex.bytes.u16[(dex.codeItem(this.definition)?.from ?? 0) + this.instruction]! & 0xff;
    return (op >= IPUT && op < SGET) || op >= SPUT ? 'write' : 'read';
  }
}

const IPUT = 0x59;
const SGET = 0x60;
const SPUT = 0x67;

/** Whether an edge calls something. */
export const isCall = (kind: number): boolean => kind in HOW && kind !== EDGE.methodHandle;
