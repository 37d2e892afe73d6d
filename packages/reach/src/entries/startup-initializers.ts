import type { Component } from '@touchstone/app-model';
import type { Method, Program } from '@touchstone/program';
import { classNameOf, descriptorOf } from './class-names.ts';

/** An initializer, and for the reader how it comes to run: named in the manifest, or needed by another. */
export interface Initializer {
  readonly descriptor: string;
  readonly what: string;
}

/** Value of the meta-data by which App Startup finds its initializers. @source https://developer.android.com/topic/libraries/app-startup */
const MARK = 'androidx.startup';

/** Initializers that the meta-data of a provider names, and those that they depend on, the needed ones first. */
export function startupInitializers(program: Program, provider: Pick<Component, 'metaData'>): readonly Initializer[] {
  const found = new Map<string, Initializer>();
  const add = (descriptor: string, what: string) => {
    if (found.has(descriptor) || program.class(descriptor) === undefined) return;
    found.set(descriptor, { descriptor, what });
    for (const needed of dependenciesOf(program, descriptor)) add(needed, `${classNameOf(needed)}, needed by ${classNameOf(descriptor)}`);
  };
  for (const { name, value } of provider.metaData) if (value === MARK) add(descriptorOf(name), name);
  return [...found.values()].reverse();
}

/** Classes that `dependencies()` names. The names of interface and method may be lost, its shape is not. */
function dependenciesOf(program: Program, descriptor: string): readonly string[] {
  const methods = program.class(descriptor)?.methods().filter(isDependencies) ?? [];
  return methods.flatMap(({ id }) => {
    const body = program.body(id);
    if (body === undefined) return [];
    const named = Array.from(body.op, (op, i) => (op === CONST_CLASS ? body.file.dex.typeDescriptor(body.reference(i)) : descriptor));
    return [...new Set(named)].filter((other) => other !== descriptor);
  });
}

const isDependencies = ({ signature }: Method): boolean => signature === '()Ljava/util/List;';
const CONST_CLASS = 0x1c;
