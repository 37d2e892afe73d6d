import { EDGE } from '@touchstone/formats/dex';
import type { CallEdges, LinkedDex, Program, ReachableCode } from '@touchstone/program';
import type { Edge, EdgeHow } from '../edge.ts';
import type { DeadCode } from './dead-code.ts';
import type { Receivers } from './receivers.ts';
import type { Slice } from './slice.ts';

/** An edge with what the walk must know besides. */
export interface WalkEdge extends Edge {
  /** The object it is called on is not known: it must have been made before, under no worse condition. */
  readonly needsInstance: boolean;
  /** Operand (receiver first) of `from` that it is called on, -1 for none. */
  readonly onParameter: number;
}

/** What happens in a method that matters to the slice, in the order of instructions. */
export interface Happenings {
  readonly edges: readonly WalkEdge[];
  /** Classes of which an instance is made, by id, with the instruction, and by what when it is made later. */
  readonly made: readonly {
    readonly class: number;
    readonly instruction: number;
    readonly trigger: Edge['trigger'];
    /** Set where it may be made, or an object of another class. */
    readonly isGuessed?: boolean;
  }[];
}

/** The edges out of each method of a slice. */
export class OutEdges {
  /** Whether some class has more above it than were looked at. */
  isCut: boolean;
  readonly #program: Program;
  readonly #code: ReachableCode;
  readonly #calls: CallEdges;
  readonly #slice: Slice;
  readonly #dead: DeadCode;
  readonly #special: ReadonlyMap<number, readonly Edge[]>;
  readonly #receivers: Receivers;
  /** By method, instructions that make what is given to the platform alone. */
  readonly #onlyHanded: ReadonlyMap<number, Pick<ReadonlySet<number>, 'has'>>;
  readonly #known: Map<number, Happenings>;

  constructor(
    program: Program,
    code: ReachableCode,
    calls: CallEdges,
    slice: Slice,
    dead: DeadCode,
    special: readonly Edge[],
    receivers: Receivers,
    onlyHanded: ReadonlyMap<number, Pick<ReadonlySet<number>, 'has'>> = new Map(),
  ) {
    this.#onlyHanded = onlyHanded;
    this.isCut = false;
    this.#program = program;
    this.#code = code;
    this.#calls = calls;
    this.#slice = slice;
    this.#dead = dead;
    this.#special = Map.groupBy(special, ({ from }) => from);
    this.#receivers = receivers;
    this.#known = new Map();
  }

  of(method: number): Happenings {
    let known = this.#known.get(method);
    if (known === undefined) {
      known = this.#find(method);
      this.#known.set(method, known);
    }
    return known;
  }

  #find(method: number): Happenings {
    const { index } = this.#program;
    const file = index.fileOf(method, 'definitionBase');
    const definition = method - file.definitionBase;
    const { edges, edgeStart } = file.dex.code;
    const positions = index.positions(file, definition).edges;
    const found: WalkEdge[] = [];
    const made: Happenings['made'][number][] = [];
    for (let e = edgeStart[definition]!; e < edgeStart[definition + 1]!; e++) {
      const instruction = positions[e - edgeStart[definition]!] ?? 0;
      const kind = edges[e]! >>> 24;
      const row = edges[e]! & 0xff_ffff;
      const initialised = this.#usedClass(file, kind, row);
      if (initialised >= 0)
        for (const to of this.#initialisers(initialised)) found.push(this.#edge(method, instruction, to, 'class-initialiser', 1));
      if (kind === EDGE.allocation && initialised >= 0) made.push({ class: initialised, instruction, trigger: 'same' });
      const isVirtual = kind === EDGE.virtual || kind === EDGE.interface;
      const all = this.#calls.targetsAt(file, e);
      if (!all.some((to) => this.#slice.has[to] === 1)) continue;
      const known = isVirtual && all.length > 1 ? this.#receivers.targets(method, instruction, all) : undefined;
      const targets = known ?? all;
      const how = kind === EDGE.custom || kind === EDGE.methodHandle ? 'lambda' : targets.length > 1 ? 'dispatch' : 'call';
      const isHanded = kind === EDGE.custom && this.#onlyHanded.get(method)?.has(instruction) === true;
      const wanted = targets.filter((to) => this.#slice.has[to] === 1 && !(isHanded && this.#isHandedOver(method, to)));
      const onParameter = isVirtual && wanted.length > 0 && all.length > 1 ? this.#receivers.parameter(method, instruction, 0) : -1;
      for (const to of wanted) {
        found.push({ ...this.#edge(method, instruction, to, how, targets.length), needsInstance: isVirtual, onParameter });
      }
    }
    for (const edge of this.#special.get(method) ?? []) {
      const c = madeBy(this.#program, edge);
      if (c !== undefined)
        made.push({ class: c, instruction: edge.instruction, trigger: edge.trigger, isGuessed: edge.isGuessed === true });
      if (this.#slice.has[edge.to] === 0) continue;
      const repeated = edge.repeated === 'no' && this.#isInLoop(method, edge.instruction) ? 'loop' : edge.repeated;
      found.push({ ...edge, repeated, needsInstance: false, onParameter: -1 });
    }
    const isAlive = ({ instruction }: { readonly instruction: number }) => !this.#dead.has(method, instruction);
    return { edges: found.filter(isAlive), made: made.filter(isAlive) };
  }

  /** Whether what the platform is given in a method runs another one: the making of it then runs nothing. */
  #isHandedOver(from: number, to: number): boolean {
    return this.#special.get(from)?.some((edge) => edge.to === to) === true;
  }

  #edge(from: number, instruction: number, to: number, how: EdgeHow, targets: number): WalkEdge {
    const because = how === 'dispatch' ? `${targets}` : '';
    const repeated = how !== 'class-initialiser' && this.#isInLoop(from, instruction) ? 'loop' : 'no';
    return { from, instruction, to, how, trigger: 'same', repeated, toBackground: false, because, needsInstance: false, onParameter: -1 };
  }

  #isInLoop(method: number, instruction: number): boolean {
    return isInLoop(this.#program, method, instruction);
  }

  /** Id of the class that an instruction uses so that it is initialised, -1 for none. */
  #usedClass({ dex, type }: LinkedDex, kind: number, row: number): number {
    const { methodIds, fieldIds, methodCount, fieldCount, typeCount } = dex.tables;
    const { classOf } = this.#program.index.hierarchy;
    if (kind === EDGE.static && row < methodCount) return classOf[type[methodIds[row * 2]! & 0xffff]!]!;
    if (kind === EDGE.staticField && row < fieldCount) return classOf[type[fieldIds[row * 2]! & 0xffff]!]!;
    if (kind === EDGE.allocation && row < typeCount) return classOf[type[row]!]!;
    return -1;
  }

  /** Initialisers of the class and those above it that are in the slice. */
  *#initialisers(from: number): Generator<number> {
    const { hierarchy, files } = this.#program.index;
    for (let c = from, level = 0; c >= 0; c = hierarchy.parent[c]!, level++) {
      if (level >= DEEPEST) {
        this.isCut = true;
        return;
      }
      const file = files[hierarchy.file[c]!]!;
      const { classStart, virtualStart } = file.dex.definitions;
      const k = c - file.classBase;
      for (let d = classStart[k]!; d < virtualStart[k]!; d++) {
        const id = file.definitionBase + d;
        if (this.#slice.has[id] === 1 && this.#program.method(id).name === '<clinit>') yield id;
      }
    }
  }
}

const DEEPEST = 512;

/** Id of the class of which there is an instance because of an edge that no instruction shows; undefined for none. */
export function madeBy(program: Program, { to, receiver, how }: Edge): number | undefined {
  if (how === 'created') return undefined;
  const method = program.method(to);
  const made = receiver ?? (method.name === '<init>' ? method.class : undefined);
  return made === undefined ? undefined : program.class(made)?.id;
}

/** Whether an instruction can run again in one run of its method. */
export function isInLoop(program: Program, method: number, instruction: number): boolean {
  const body = program.body(method);
  const i = body?.indexOf(instruction) ?? -1;
  return body !== undefined && i >= 0 && body.blocks.inLoop(body.blocks.of[i]!);
}
