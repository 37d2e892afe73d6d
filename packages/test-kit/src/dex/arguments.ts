import type { Register } from './instruction.ts';

/** A string constant as an argument. */
export interface Text {
  readonly text: string;
}

/** A class constant as an argument. */
export interface ClassConstant {
  readonly class: string;
}

/** An argument: a register, or a constant that is loaded into a scratch register first. */
export type Argument = Register | Text | ClassConstant | number | bigint | boolean | null;

/** `text('android_id')`: the constant itself, where a bare string would name a register. */
export function text(value: string): Text {
  return { text: value };
}

/** `classOf('com.x.A')`: the class constant. */
export function classOf(name: string): ClassConstant {
  return { class: name };
}

/** What stands in where nobody cares about the argument. */
export function anyArgument(type: string): Argument {
  return /^[L[]/.test(type) ? null : 0;
}
