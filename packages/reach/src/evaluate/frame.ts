import type { Method } from '@touchstone/program';
import type { MethodCode } from '../origins/method-code.ts';
import { isStatic } from '../origins/methods.ts';
import type { Known } from './known.ts';

/** The registers of a method that is being carried out. */
export class Frame {
  readonly code: MethodCode;
  readonly method: Method;
  readonly #registers: Known[];
  result: Known;

  constructor(code: MethodCode, method: Method, values: readonly Known[], types: readonly string[]) {
    this.code = code;
    this.method = method;
    this.#registers = new Array<Known>(code.item.registers).fill(undefined);
    this.result = undefined;
    let register = code.item.registers - code.item.ins;
    if (!isStatic(method)) this.write(register++, values[0]);
    const first = isStatic(method) ? 0 : 1;
    for (let n = 0; n < types.length; n++) {
      this.write(register, values[n + first]);
      register += types[n] === 'J' || types[n] === 'D' ? 2 : 1;
    }
  }

  read(register: number): Known {
    return this.#registers[register];
  }

  write(register: number, value: Known): void {
    if (register >= 0 && register < this.#registers.length) this.#registers[register] = value;
  }

  operands(registers: readonly number[], types: readonly string[], hasReceiver: boolean): readonly Known[] {
    const values: Known[] = [];
    let next = 0;
    if (hasReceiver) values.push(this.read(registers[next++] ?? -1));
    for (const type of types) {
      const value = this.read(registers[next] ?? -1);
      values.push(value === 0 && (type.startsWith('L') || type.startsWith('[')) ? null : value);
      next += type === 'J' || type === 'D' ? 2 : 1;
    }
    return values;
  }

  /** An object has become another: a constructor has run. */
  replace(old: Known, fresh: Known): void {
    for (let r = 0; r < this.#registers.length; r++) if (this.#registers[r] === old) this.#registers[r] = fresh;
  }
}
