import type { LinkedDex } from './linked-dex.ts';
import type { Method } from './program.ts';

/** A method of the app with its names decoded. */
export class AppMethod implements Method {
  readonly id: number;
  readonly class: string;
  readonly name: string;
  readonly signature: string;
  readonly accessFlags: number;
  readonly hasCode: boolean;

  /** @param definition of the file, not global */
  constructor(file: LinkedDex, definition: number) {
    const { dex } = file;
    const method = dex.definitions.method[definition]!;
    this.id = file.definitionBase + definition;
    const named = file.names.method(method);
    this.class = named?.class ?? '';
    this.name = named?.name ?? '';
    this.signature = named?.signature ?? '()V';
    this.accessFlags = dex.definitions.flags[definition]!;
    this.hasCode = dex.definitions.code[definition] !== 0;
  }
}
