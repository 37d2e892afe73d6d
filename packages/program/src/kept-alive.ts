import { EMPTY_DEX } from '@touchstone/formats/dex';
import { AppProgram } from './app-program.ts';
import { Body } from './body/body.ts';
import { Dominators } from './body/dominators.ts';
import { Blocks } from './constants/blocks.ts';
import { ConstantTrees } from './constants/constant-trees.ts';
import { Run } from './constants/interpreter.ts';
import { Machine } from './constants/machine.ts';
import { MethodConstants } from './constants/method-constants.ts';
import { MethodReferences } from './constants/method-references.ts';
import { CrossReferences, Reversed } from './cross-references.ts';
import { CallEdges } from './graph/call-edges.ts';
import { ReachableCode } from './graph/reachable-code.ts';
import { Needles } from './needles.ts';
import { Overrides } from './overrides.ts';
import { PairTable } from './pair-table.ts';
import { ParameterLists } from './parameter-lists.ts';
import { Positions } from './positions.ts';
import { RowsByName } from './rows-by-name.ts';
import { AccessSite, InstructionSite, InvokeSite } from './sites.ts';
import { Slots } from './slots.ts';

/**
 * One object of each class of this package that lives no longer than an app or a question. While one is reachable,
 * V8 keeps the compiled code that knows its shape; else a full collection between two apps throws it away, and the
 * next app runs three times as long.
 */
export const KEPT_ALIVE: readonly unknown[] = keptAlive();

function keptAlive(): readonly unknown[] {
  const program = new AppProgram([{ file: '', dex: EMPTY_DEX }]);
  const { index } = program;
  const file = index.files[0]!;
  const pairs = new PairTable(1);
  const references = new MethodReferences(EMPTY_DEX);
  const machine = new Machine(EMPTY_DEX, references, 0, 0, true);
  const item = { registers: 0, ins: 0, debugAt: 0, from: 0, to: 0, tries: [] };
  const blocks = new Blocks(EMPTY_DEX, item);
  const below = index.below('');
  const body = new Body(file, 0, item);
  const graph = body.blocks;
  const code = new ReachableCode(index);
  return [
    program,
    pairs,
    new ParameterLists(EMPTY_DEX, file.type, pairs),
    new CrossReferences(EMPTY_DEX),
    new Slots(),
    new Reversed(new Uint32Array(0), new Slots()),
    new RowsByName(index.files, index.texts.count, 'methodIds', 'methodBase'),
    new Positions(),
    new Overrides(index, 0, below),
    new Needles(['kept', 'alive']),
    new InstructionSite(program, file, 'edges', 0, 0),
    new InvokeSite(program, file, 0, 0, 0),
    new AccessSite(program, file, true, 0, 0),
    code,
    code.selectors,
    code.dispatch,
    new CallEdges(code),
    body,
    graph,
    new Dominators(0, [], graph.successors, graph.predecessors),
    machine,
    blocks,
    new Run(machine, item, blocks, 0),
    new ConstantTrees([], references, () => undefined),
    new MethodConstants(EMPTY_DEX, 0, references, { steps: 0 }, () => undefined),
  ];
}
