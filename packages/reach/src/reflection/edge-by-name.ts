import type { Method } from '@touchstone/program';
import type { Edge } from '../edge.ts';

/** That a method of the app runs because an instruction, or native code behind it, names it. */
export function edgeByName(from: number, instruction: number, to: Method, how: Edge['how'], because: string): Edge {
  return { from, instruction, to: to.id, how, trigger: 'same', repeated: 'no', toBackground: false, because, receiver: to.class };
}
