import type { Method, Program } from '@touchstone/program';

const CLASS = 'Ljava/lang/Class;';
const REFLECTS = [
  { class: 'Ljava/lang/reflect/Method;', name: 'invoke' },
  { class: 'Ljava/lang/invoke/MethodHandle;', name: 'invoke' },
  { class: 'Ljava/lang/invoke/MethodHandle;', name: 'invokeExact' },
  { class: 'Ljava/lang/invoke/MethodHandle;', name: 'invokeWithArguments' },
];
const FINDS = ['getMethod', 'getDeclaredMethod', 'getMethods', 'getDeclaredMethods'];
const reflecting = new WeakMap<Program, boolean>();
const finding = new WeakMap<Program, ReadonlySet<number>>();

/**
 * Whether reflection may call a method: some code loads its name, or the name of its class or an end of it, or the class itself where
 * methods are looked up. Of names that are put together, that of the class has a part that says which.
 */
export function mayBeReflected(program: Program, { class: owner, name }: Pick<Method, 'class' | 'name'>): boolean {
  if (!doesReflect(program)) return false;
  if (program.usesOfTexts([name, ...namesOf(owner)]).size > 0) return true;
  const finders = findersIn(program);
  return program.usesOfClass(owner).some(({ method }) => finders.has(method.id));
}

/** The name of a class, and the ends by which it is put together: with the last packages, without any. */
function namesOf(owner: string): readonly string[] {
  const parts = owner.slice(1, -1).split('/');
  return parts.flatMap((_, i) => {
    const end = parts.slice(i).join('.');
    return i === 0 ? [end] : [end, `.${end}`];
  });
}

function doesReflect(program: Program): boolean {
  let known = reflecting.get(program);
  if (known === undefined) {
    known = REFLECTS.some((call) => program.callsTo(call).length > 0);
    reflecting.set(program, known);
  }
  return known;
}

function findersIn(program: Program): ReadonlySet<number> {
  let known = finding.get(program);
  if (known === undefined) {
    known = new Set(FINDS.flatMap((name) => program.callsTo({ class: CLASS, name })).map(({ method }) => method.id));
    finding.set(program, known);
  }
  return known;
}
