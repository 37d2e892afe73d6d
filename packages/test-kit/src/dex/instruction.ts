import type { CallSite, MethodHandle } from './values.ts';

/** `v` counts from the first local, `p` from the first parameter (`this` included), as in smali. */
export type Register = `v${number}` | `p${number}`;

/** `s` registers are the assembler's own, between locals and parameters. */
export type AnyRegister = Register | `s${number}`;

/** What an instruction points to in one of the file's tables. */
export type Reference =
  | { readonly pool: 'string' | 'type' | 'proto' | 'field' | 'method'; readonly key: string }
  | { readonly pool: 'handle'; readonly handle: MethodHandle }
  | { readonly pool: 'site'; readonly site: CallSite };

/** A table behind the code that an instruction jumps to. */
export type Payload =
  | { readonly kind: 'packed-switch'; readonly firstKey: number; readonly labels: readonly string[] }
  | { readonly kind: 'sparse-switch'; readonly cases: readonly (readonly [key: number, label: string])[] }
  | { readonly kind: 'array-data'; readonly width: 1 | 2 | 4 | 8; readonly values: readonly (number | bigint)[] };

export interface Instruction {
  readonly kind: 'instruction';
  readonly name: string;
  readonly registers: readonly AnyRegister[];
  readonly literal?: number | bigint;
  readonly reference?: Reference;
  /** The prototype of an `invoke-polymorphic`. */
  readonly proto?: string;
  readonly label?: string;
  readonly payload?: Payload;
}

export type Item =
  | Instruction
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'local'; readonly register: Register; readonly name: string; readonly type: string }
  | { readonly kind: 'raw'; readonly units: readonly number[] };

/** A range of code guarded by a handler; `type` null catches everything. */
export interface Catch {
  readonly type: string | null;
  readonly start: string;
  readonly end: string;
  readonly handler: string;
}
