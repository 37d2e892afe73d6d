import type { CallEdges, Method, Program, ReachableCode } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import type { HiddenEdges } from './hidden-edges.ts';
import type { Slice } from './slice.ts';

const STATIC_OR_PRIVATE = 0x8 | 0x2;
const INTERFACE = 0x200;
/** Names under which the platform calls objects; others of a class below one of its classes are taken for the app's own. */
const CALLED_BACK =
  /^(?:on[A-Z]|do[A-Z]|handle[A-Z]|dispatch[A-Z]|run$|call$|invoke|accept$|apply|test$|compare|execute$|getView$|getItem|getCount$|instantiateItem$|toString$|equals$|hashCode$|finalize$|publish|draw$|get$|read$|write$|close$|iterator$|next$|hasNext$|perform|load|create[A-Z]|attach|query$|shouldOverride|verify$|checkServerTrusted$|intercept$|emit$|subscribe|configure)/;

/**
 * Edges from where an object is made to what the platform may call of it, where nothing says how it gets it: no hand-over was seen for the
 * method, and no place that makes the object is known to keep it to code that was looked at. And to what is called loosely, by code of the app.
 */
export function createdEdges(program: Program, code: ReachableCode, calls: CallEdges, slice: Slice, hidden: HiddenEdges): readonly Edge[] {
  const isHandedOver = new Set(hidden.edges.map(({ to }) => to));
  const edges: Edge[] = [];
  for (const id of slice.methods()) {
    const isLoose = calls.isCalledLoosely(id);
    if (!isLoose && (isHandedOver.has(id) || !mayBeCalledBack(program, program.method(id)))) continue;
    const isUnseen = WITHOUT_A_CALL.has(program.method(id).name);
    for (const made of makers(program, code, id)) {
      for (const { from, position } of calls.allocationsOf(made)) {
        const instruction = instructionOf(program, from, position);
        if (!isLoose && !isUnseen && hidden.explained.get(from)?.has(instruction) === true) continue;
        edges.push({ from, instruction, to: id, how: 'created', trigger: 'same', repeated: 'no', toBackground: false, because: '' });
      }
    }
  }
  return edges;
}

function mayBeCalledBack(program: Program, method: Method): boolean {
  if ((method.accessFlags & STATIC_OR_PRIVATE) !== 0 || method.name.startsWith('<')) return false;
  if (OF_EVERY_OBJECT.has(method.name)) return true;
  const { classes, interfaces, isDeclared } = foreignAbove(program, method);
  return isDeclared || interfaces || (classes && CALLED_BACK.test(method.name));
}

/** What tables and the collector of garbage call of objects that nothing else is done with. */
const WITHOUT_A_CALL = new Set(['equals', 'hashCode', 'finalize']);
const OF_EVERY_OBJECT = new Set(['toString', 'equals', 'hashCode', 'finalize']);

/** Whether the class of a method has supertypes that nobody defines, and whether a library defines one that has the method. */
function foreignAbove(program: Program, { class: own, name, signature }: Method) {
  let classes = false;
  let interfaces = false;
  let isDeclared = false;
  const isUnknown = (type: string) => program.class(type) === undefined && program.leftOut(type) === undefined;
  const types = new Set([own]);
  for (const type of types) {
    const library = program.leftOut(type);
    const known = library ?? program.class(type);
    if (known === undefined || types.size > 512) continue;
    isDeclared ||= library?.methods().some((one) => one.name === name && one.signature === signature) === true;
    const isLibraryClass = library !== undefined && (library.accessFlags & INTERFACE) === 0;
    for (const one of known.interfaces) {
      types.add(one);
      if (isLibraryClass) classes ||= isUnknown(one);
      else interfaces ||= isUnknown(one);
    }
    if (known.superclass === undefined || known.superclass === 'Ljava/lang/Object;') continue;
    types.add(known.superclass);
    classes ||= isUnknown(known.superclass);
  }
  return { classes, interfaces, isDeclared };
}

/** Classes with instances that have the method, their own or inherited. */
function* makers(program: Program, code: ReachableCode, id: number): Generator<number> {
  const { hierarchy } = program.index;
  const { classOf, of, inClass } = code.selectors;
  const waiting = [classOf[id]!];
  for (let c = waiting.pop(); c !== undefined; c = waiting.pop()) {
    if (c !== classOf[id] && inClass.call(code.selectors, of[id]!, c) >= 0) continue;
    if (code.isAllocated[c] === 1) yield c;
    for (const child of hierarchy.children(hierarchy.type[c]!)) waiting.push(child);
  }
}

function instructionOf(program: Program, method: number, position: number): number {
  const file = program.index.fileOf(method, 'definitionBase');
  const definition = method - file.definitionBase;
  return program.index.positions(file, definition).edges[position - file.dex.code.edgeStart[definition]!] ?? 0;
}
