import { NO_INDEX } from '@touchstone/formats/dex';
import type { AppProgram } from './app-program.ts';
import type { LinkedDex } from './linked-dex.ts';
import type { Class, Constant, Method } from './program.ts';
import { constantOf } from './static-values.ts';

const STATIC = 0x8;

/** A class of the app, decoded as far as it is asked. */
export class AppClass implements Class {
  readonly id: number;
  readonly descriptor: string;
  readonly accessFlags: number;
  readonly file: string;
  readonly #program: AppProgram;
  readonly #file: LinkedDex;
  readonly #row: number;
  #superclass: string | undefined;
  #interfaces: readonly string[] | undefined;
  #methods: readonly Method[] | undefined;
  #fields: ReturnType<Class['fields']> | undefined;

  constructor(program: AppProgram, id: number) {
    this.id = id;
    this.#program = program;
    this.#file = program.index.fileOf(id, 'classBase');
    this.#row = id - this.#file.classBase;
    this.descriptor = this.#file.names.type(this.#word(0));
    this.accessFlags = this.#word(1);
    this.file = this.#file.file;
    this.#superclass = undefined;
    this.#interfaces = undefined;
    this.#methods = undefined;
    this.#fields = undefined;
  }

  get superclass(): string | undefined {
    const parent = this.#word(2);
    if (parent !== NO_INDEX) this.#superclass ??= this.#file.names.type(parent);
    return this.#superclass;
  }

  get interfaces(): readonly string[] {
    this.#interfaces ??= this.#readInterfaces();
    return this.#interfaces;
  }

  get sourceFile(): string | undefined {
    const text = this.#word(4);
    return text === NO_INDEX ? undefined : this.#file.dex.string(text);
  }

  methods(): readonly Method[] {
    this.#methods ??= this.#readMethods();
    return this.#methods;
  }

  fields(): ReturnType<Class['fields']> {
    this.#fields ??= this.#readFields();
    return this.#fields;
  }

  #readInterfaces(): readonly string[] {
    const { interfaceStart, interfaceType } = this.#program.index.hierarchy;
    const found: string[] = [];
    for (let i = interfaceStart[this.id]!; i < interfaceStart[this.id + 1]!; i++)
      found.push(this.#program.index.texts.text(interfaceType[i]!));
    return found;
  }

  #readMethods(): readonly Method[] {
    const { classStart } = this.#file.dex.definitions;
    const methods: Method[] = [];
    for (let d = classStart[this.#row]!; d < classStart[this.#row + 1]!; d++)
      methods.push(this.#program.method(this.#file.definitionBase + d));
    return methods;
  }

  #readFields(): readonly { name: string; type: string; isStatic: boolean; value: Constant | undefined }[] {
    const { dex } = this.#file;
    const { fieldIds } = dex.tables;
    const { staticFields, instanceFields } = dex.classMembers(this.#row);
    const values = dex.staticValues(this.#row);
    return [...staticFields, ...instanceFields].map(({ field, flags }, i) => {
      const value = i < staticFields.length ? values[i] : undefined;
      return {
        name: dex.string(fieldIds[field * 2 + 1]!),
        type: dex.typeDescriptor(fieldIds[field * 2]! >>> 16),
        isStatic: (flags & STATIC) !== 0 || i < staticFields.length,
        value: value === undefined ? undefined : constantOf(dex, value),
      };
    });
  }

  annotations(): ReturnType<Class['annotations']> {
    const { dex } = this.#file;
    const { methodIds, fieldIds } = dex.tables;
    return dex.annotations(this.#row).flatMap(({ on, index, annotations }) => {
      const names = on === 'field' ? fieldIds : methodIds;
      const member = on === 'class' ? undefined : dex.string(names[index * 2 + 1] ?? dex.tables.textCount);
      return annotations.map(({ type }) => ({ type, on, member }));
    });
  }

  #word(k: number): number {
    return this.#file.dex.tables.classDefs[this.#row * 8 + k]!;
  }
}
