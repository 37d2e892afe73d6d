import { Classes } from '../code/classes.ts';
import { methodReference, parametersOf } from '../code/references.ts';
import { call as callMethod } from '../run/calls.ts';
import { ANYTHING, anythingFrom, classes, classValue, join, known, NOTHING, onlyText, texts, type Value, ZERO } from '../values/value.ts';
import { elementsOf } from './lists.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

const PRIMITIVES: Readonly<Record<string, string>> = {
  int: 'I',
  long: 'J',
  boolean: 'Z',
  byte: 'B',
  char: 'C',
  short: 'S',
  float: 'F',
  double: 'D',
  void: 'V',
};

/** Class.forName, ClassLoader.loadClass. */
const forName: Operation = (call) => {
  const name = call.argument(0);
  if (name.known === undefined) return anythingFrom(name.taints);
  return { objects: [], known: texts(name).map((text) => classValue(PRIMITIVES[text] ?? descriptor(text))), taints: [] };
};

const OBJECT = 'Ljava/lang/Object;';

const descriptor = (name: string) => (name.startsWith('[') ? name.replaceAll('.', '/') : `L${name.replaceAll('.', '/')};`);

const getClass: Operation = (call) => {
  const found = call.objects.map((one) => classValue(call.memory.table.info(one).type));
  return found.length === 0 ? ANYTHING : { objects: [], known: [...new Set(found)], taints: [] };
};

const className =
  (isSimple: boolean): Operation =>
  (call) => {
    const found = classes(call.receiver).map(({ descriptor: one }) => one.slice(1, -1).replaceAll('/', '.'));
    if (found.length === 0 || call.receiver.known?.length !== found.length) return ANYTHING;
    return { objects: [], known: isSimple ? found.map((one) => one.slice(one.lastIndexOf('.') + 1)) : found, taints: [] };
  };

/** newInstance of a class, or of a constructor with arguments. */
const newInstance: Operation = (call) => {
  const types = typesOf(call);
  const isConstructor = call.type === 'Ljava/lang/reflect/Constructor;';
  const given = isConstructor ? elements(call, call.argument(0)) : [];
  let all: Value = NOTHING;
  for (const type of types) {
    call.session.initialise(type, call.frame);
    const made = call.fresh(type, type);
    const signature = constructorOf(call, type, given?.length ?? 0, isConstructor ? call.objects : []);
    if (signature !== undefined)
      callMethod(call.session, call.frame, 'direct', methodReference(type, '<init>', signature), [made, ...(given ?? [])]);
    all = join(all, made);
  }
  return types.length === 0 ? ANYTHING : all;
};

/** Classes that a Class value or a Constructor stands for. */
function typesOf({ receiver, memory, objects }: PlatformCall): readonly string[] {
  const own = classes(receiver).map(({ descriptor: one }) => one);
  return [...own, ...objects.flatMap((one) => classes(memory.find(one, 'class') ?? ANYTHING).map(({ descriptor: type }) => type))];
}

/** @param made objects that stand for the constructor, with the types that it was asked for by */
function constructorOf(call: PlatformCall, type: string, count: number, made: readonly number[]): string | undefined {
  const own = call.session.classes.class(type)?.methods() ?? [];
  const all = own.filter(({ name, signature }) => name === '<init>' && parametersOf(signature).length === count);
  return (all.find(({ signature }) => made.some((one) => hasTypes(call, one, signature))) ?? all[0])?.signature;
}

/** Whether a method that was asked for by types is the one with that signature. */
function hasTypes({ memory }: PlatformCall, member: number, signature: string): boolean {
  const types = memory.find(member, 'types');
  return types?.known?.includes(signature.slice(0, signature.indexOf(')') + 1)) === true;
}

/** `(Ljava/lang/String;I)` of an array of classes, where all are known. */
function parametersIn(call: PlatformCall, array: Value): string | undefined {
  const given = elements(call, array);
  const types = given?.map((one) => typeIn(call, one));
  return types === undefined || types.includes(undefined) ? undefined : `(${types.join('')})`;
}

function elements(call: PlatformCall, array: Value): readonly Value[] | undefined {
  return array.objects.length === 1 ? elementsOf(call, array.objects[0]!) : [];
}

/** getMethod, getDeclaredField, getConstructor: an object that keeps class and name. */
const member: Operation = (call) => {
  const made = call.fresh(call.target.returns);
  const [one] = made.objects as readonly [number];
  call.memory.put(one, 'class', call.receiver, true);
  if (call.target.parameters[0] === 'Ljava/lang/String;') call.memory.put(one, 'name', call.argument(0), true);
  const types = call.target.parameters.at(-1) === '[Ljava/lang/Class;' ? parametersIn(call, call.arguments.at(-1) ?? ANYTHING) : undefined;
  if (types !== undefined) call.memory.put(one, 'types', known(types), true);
  return made;
};

/** Members of one class that are told apart. */
const MOST_MEMBERS = 24;

/** Descriptor of the type that a Class value is; `int.class` is read from a field of Integer. */
function typeIn({ memory }: PlatformCall, { objects: own, known: values }: Value): string | undefined {
  if (own.length === 0) return values?.length === 1 && typeof values[0] === 'object' ? values[0].descriptor : undefined;
  const note = own.length === 1 && values?.length === 0 ? memory.table.info(own[0]!).note : undefined;
  return typeof note === 'string' ? BOXES[/^Ljava\/lang\/(\w+);->TYPE$/.exec(note)?.[1] ?? ''] : undefined;
}

const BOXES: Readonly<Record<string, string>> = {
  Integer: 'I',
  Long: 'J',
  Boolean: 'Z',
  Byte: 'B',
  Character: 'C',
  Short: 'S',
  Float: 'F',
  Double: 'D',
};

/** getMethods, getDeclaredFields…: one object for each. */
const members: Operation = (call) => {
  const { memory, target } = call;
  const type = target.returns.slice(1);
  const array = call.fresh(target.returns);
  const all = classes(call.receiver).flatMap(({ descriptor: owner }) => membersOf(call, owner, type).map((one) => ({ ...one, owner })));
  for (const [k, { name, types, owner }] of all.slice(0, MOST_MEMBERS).entries()) {
    const one = call.fresh(type, `m${k}`);
    memory.put(one.objects[0]!, 'class', known(classValue(owner)), true);
    memory.put(one.objects[0]!, 'name', known(name), true);
    if (types !== undefined) memory.put(one.objects[0]!, 'types', known(types), true);
    memory.put(array.objects[0]!, `[${k}]`, one, true);
  }
  memory.put(array.objects[0]!, 'length', all.length > 0 && all.length <= MOST_MEMBERS ? known(all.length) : ANYTHING, true);
  return array;
};

/** Names, and types of parameters, of the methods, constructors or fields that a class of the app has. */
function membersOf({ session }: PlatformCall, owner: string, type: string): readonly { name: string; types: string | undefined }[] {
  const own = session.classes.class(owner);
  if (own === undefined) return [];
  if (type.endsWith('/Field;')) return own.fields().map(({ name }) => ({ name, types: undefined }));
  const isConstructor = type.endsWith('/Constructor;');
  const all = isConstructor ? own.methods() : session.classes.inherited(owner);
  return all
    .filter(({ name }) => (isConstructor ? name === '<init>' : !name.startsWith('<')))
    .map(({ name, signature }) => ({ name, types: signature.slice(0, signature.indexOf(')') + 1) }));
}

/** Method.invoke(receiver, arguments). */
const invoke: Operation = (call) => {
  const { memory, session, frame } = call;
  const receiver = call.argument(0);
  const given = elements(call, call.argument(1)) ?? [];
  let all: Value | undefined;
  for (const one of call.objects) {
    const name = onlyText(memory.find(one, 'name') ?? ANYTHING);
    if (name === undefined) continue;
    for (const { descriptor: type } of classes(memory.find(one, 'class') ?? ANYTHING)) {
      const target = methodNamed(call, type, name, given.length, one);
      if (target === undefined) continue;
      const before = memory.heap;
      const reference = methodReference(target.class, name, target.signature);
      const value = callMethod(
        session,
        frame,
        target.isStatic ? 'static' : 'virtual',
        reference,
        target.isStatic ? given : [receiver, ...given],
      );
      memory.heap = memory.joinHeaps(before, memory.heap);
      if (value !== undefined) all = all === undefined ? value : join(all, value);
    }
  }
  return all ?? anythingFrom(call.taintsOf(...call.arguments));
};

interface Named {
  readonly class: string;
  readonly signature: string;
  readonly isStatic: boolean;
}

/** The method of that name: of the app with as many parameters, else of the platform as sources and sinks name it. */
function methodNamed(call: PlatformCall, type: string, name: string, count: number, member: number): Named | undefined {
  const { classes: table } = call.session;
  const all = table.inherited(type).filter((method) => method.name === name && parametersOf(method.signature).length === count);
  const own = all.find(({ signature }) => hasTypes(call, member, signature)) ?? all[0];
  if (own === undefined && table.isOfApp(type) && table.platformParent(type) === OBJECT) return undefined;
  if (own !== undefined) return { class: type, signature: own.signature, isStatic: Classes.isStatic(own) };
  const isStatic =
    /^(Landroid\/util\/Log;|Ljava\/lang\/(Math|System);|Landroid\/provider\/Settings)/.test(type) ||
    name === 'getDefault' ||
    name === 'valueOf';
  const types = onlyText(call.memory.find(member, 'types') ?? ANYTHING);
  return { class: type, signature: `${types ?? `(${'Ljava/lang/Object;'.repeat(count)})`}Ljava/lang/Object;`, isStatic };
}

function fieldCells(call: PlatformCall): readonly (readonly [object: number, name: string])[] {
  const { memory, session } = call;
  const found: (readonly [number, string])[] = [];
  for (const one of call.objects) {
    const name = onlyText(memory.find(one, 'name') ?? ANYTHING);
    if (name === undefined) continue;
    for (const { descriptor: type } of classes(memory.find(one, 'class') ?? ANYTHING)) {
      const owner = session.classes.ownerOfField({ class: type, name, type: '' });
      const isStatic =
        session.classes
          .class(owner)
          ?.fields()
          .find((field) => field.name === name)?.isStatic === true;
      if (isStatic) session.initialise(owner, call.frame);
      if (isStatic) found.push([session.staticsOf(owner), `s.${name}`]);
      else
        for (const base of call.argument(0).objects)
          found.push([base, session.classes.isOfApp(owner) ? `f.${owner}.${name}` : `f.${name}`]);
    }
  }
  return found;
}

const fieldGet: Operation = (call) => {
  const cells = fieldCells(call);
  if (cells.length === 0) return anythingFrom(call.taintsOf(call.argument(0)));
  return cells.map(([one, name]) => call.memory.read(one, name)).reduce((a, b) => join(a, b));
};

const fieldSet: Operation = (call) => {
  for (const [one, name] of fieldCells(call)) call.memory.write([one], name, call.argument(1));
  return ZERO;
};

export const reflectionOperations: Operations = {
  'class-for-name': forName,
  'class-of': getClass,
  'class-name': className(false),
  'class-simple-name': className(true),
  'class-new-instance': newInstance,
  'class-member': member,
  'class-members': members,
  'method-invoke': invoke,
  'field-get': fieldGet,
  'field-set': fieldSet,
  'member-name': (call) => call.memory.readAll(call.objects, 'name'),
};
