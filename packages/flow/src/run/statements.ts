import type { Classes } from '../code/classes.ts';
import type { PlatformCall } from '../models/platform-call.ts';
import { onlyText } from '../values/value.ts';

/**
 * Which instruction stands for a statement. Compilers write a `finally` once for each way out: calls of one method on one line with
 * the same texts are one statement, and its first instruction stands for all.
 */
export class Statements {
  readonly #classes: Classes;
  readonly #first = new Map<string, number>();
  readonly #known = new Map<string, number>();

  constructor(classes: Classes) {
    this.#classes = classes;
  }

  of({ frame, at, target, given }: PlatformCall): number {
    const place = `${frame.method.id}:${at}`;
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    const code = this.#classes.code(frame.method);
    const line = code?.dex.lineAt(code.body.definition, at);
    const texts = given.map((value) => onlyText(value) ?? '').join('\n');
    const key = line === undefined ? place : `${frame.method.id}:${line}:${target.class}->${target.name}${target.signature}:${texts}`;
    const first = this.#first.get(key) ?? at;
    this.#first.set(key, first);
    this.#known.set(place, first);
    return first;
  }
}
