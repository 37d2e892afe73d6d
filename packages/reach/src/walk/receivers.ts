import type { Program } from '@touchstone/program';
import type { Origins } from '../origins/index.ts';
import type { Receivers } from './out-edges.ts';

/** Targets of a virtual call by where its receiver comes from; undefined when not all of that is known. */
export function receiversBy(program: Program, origins: Origins): Receivers {
  return (method, instruction, targets) => {
    const receiver = origins.receiver(program.method(method), instruction);
    if (!receiver.isComplete) return undefined;
    const { methods, isComplete } = origins.callees(method, instruction);
    if (!isComplete) return undefined;
    const meant = new Set(methods.map(({ id }) => id));
    return targets.filter((target) => meant.has(target));
  };
}
