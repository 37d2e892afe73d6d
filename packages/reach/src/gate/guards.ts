import type { Method } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { leaves, type Value } from '../conditions/value.ts';
import type { Guard } from '../reach.ts';
import type { Agreement } from './agreement.ts';
import type { FlagStores } from './flag-stores.ts';

const DEEPEST = 5;

/** The branch that stands before an instruction of a method, with what it asks. */
export function guardOf(
  agreement: Agreement,
  constants: ConstantValues,
  flags: FlagStores,
  method: Method,
  instruction: number,
): Guard | undefined {
  const passage = agreement.passageTo(method.id, instruction);
  const frame = constants.frames.of(method.id);
  if (passage === undefined || frame === undefined) return undefined;
  const at = frame.values.body.at[passage.i]!;
  const asked = passage.test === undefined ? undefined : askedOf(passage.test.value, frame, constants, flags, 0);
  return { method, instruction: at, kind: asked?.kind ?? 'flag-branch', what: asked?.what ?? nameOf(passage.i, frame) };
}

/** What a tested value is: the key of a stored answer, a field, or what a button passes. */
function askedOf(
  value: Value,
  frame: Frame,
  constants: ConstantValues,
  flags: FlagStores,
  depth: number,
): Pick<Guard, 'kind' | 'what'> | undefined {
  let choice: Pick<Guard, 'kind' | 'what'> | undefined;
  for (const leaf of depth > DEEPEST ? [] : leaves(value)) {
    if (leaf.kind === 'call') {
      const read = flags.reads.of(leaf);
      const keys = read === undefined ? undefined : flags.reads.keysOf(read, leaf, frame);
      if (keys?.[0] !== undefined) return { kind: 'flag-branch', what: keys[0] };
      for (const { id } of constants.targets(leaf).slice(0, 4)) {
        const callee = constants.frames.called(id, frame, leaf.arguments);
        for (const { value: result, frame: owner } of callee === undefined ? [] : constants.results(callee)) {
          const inner = askedOf(result, owner, constants, flags, depth + 1);
          if (inner !== undefined) return inner;
        }
      }
      for (const given of leaf.arguments) choice ??= askedOf(given, frame, constants, flags, depth + 1);
      choice ??= leaf.target.name.startsWith('is') ? { kind: 'choice-branch', what: leaf.target.name } : undefined;
    }
    if (leaf.kind === 'field') choice ??= { kind: 'flag-branch', what: `${leaf.class.slice(1, -1).replaceAll('/', '.')}.${leaf.name}` };
    if (leaf.kind === 'math') choice ??= askedOf(leaf.left, frame, constants, flags, depth + 1);
    if (leaf.kind === 'parameter' && leaf.index >= 0) choice ??= { kind: 'choice-branch', what: `parameter ${leaf.index + 1}` };
  }
  return choice;
}

function nameOf(i: number, frame: Frame): string {
  const value = frame.values.body.isInvoke(i) ? frame.values.madeAt(i) : undefined;
  return value?.kind === 'call' ? value.target.name : '';
}
