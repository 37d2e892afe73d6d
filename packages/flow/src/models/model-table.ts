import type { Classes } from '../code/classes.ts';
import type { MethodReference } from '../code/references.ts';
import type { Models, RunRow } from '../knowledge/flow-knowledge.ts';
import type { Operation, Operations } from './operation.ts';
import { transferOf } from './transfer.ts';

/** Finds what a call of the platform does. */
export class ModelTable {
  readonly #models: Models;
  readonly #operations: Operations;
  readonly #classes: Classes;
  readonly #found = new Map<string, { operation: Operation | undefined; word: string }>();

  readonly #calledBack = new Map<string, ReadonlySet<string>>();
  #runs: ReadonlyMap<string, readonly RunRow[]> | undefined;

  constructor(models: Models, operations: Operations, classes: Classes) {
    this.#models = models;
    this.#operations = operations;
    this.#classes = classes;
    this.#runs = undefined;
  }

  /** The operation of a method on an object of the class; undefined when nothing special is known. */
  find(type: string, target: MethodReference): Operation | undefined {
    return this.#row(type, target).operation;
  }

  /** Whether the call cannot throw what anybody would catch. */
  isQuiet(target: MethodReference): boolean {
    return QUIET.has(target.class) || (target.name === '<init>' && !this.#classes.isOfApp(target.class));
  }

  /** Names of the methods that the platform calls on an object of the class; undefined when no table has its type. */
  calledBack(type: string): ReadonlySet<string> | undefined {
    let names = this.#calledBack.get(type);
    if (names === undefined) {
      names = new Set(this.#classes.lineage(type).flatMap((one) => this.#models.calledBack.get(one) ?? []));
      this.#calledBack.set(type, names);
    }
    return names.size === 0 ? undefined : names;
  }

  /** What a call makes the platform run. */
  runs(type: string, { class: owner, name, parameters }: MethodReference): RunRow | undefined {
    this.#runs ??= groupedByName(this.#models.runs);
    return this.#runs
      .get(name)
      ?.find(
        (row) =>
          (row.arguments === undefined || row.arguments === parameters.length) &&
          row.on.some((one) => this.#classes.isBelow(owner, one) || this.#classes.isBelow(type, one)),
      );
  }

  #row(type: string, target: MethodReference): { operation: Operation | undefined; word: string } {
    const key = `${type}|${target.class}|${target.name}/${target.parameters.length}`;
    let row = this.#found.get(key);
    if (row === undefined) {
      const word = this.#wordOf(type, target);
      row = { word: word ?? '', operation: word === undefined ? undefined : (this.#operations[word] ?? transferOf(word)) };
      this.#found.set(key, row);
    }
    return row;
  }

  #wordOf(type: string, { class: owner, name, parameters }: MethodReference): string | undefined {
    const lineage = type === owner ? this.#classes.lineage(type) : [...this.#classes.lineage(type), ...this.#classes.lineage(owner)];
    for (const one of [...lineage.filter((above) => above !== OBJECT), OBJECT]) {
      if (one === OBJECT && name === '<init>' && owner !== OBJECT) continue;
      const rows = this.#models.methods.get(one);
      const word = rows?.get(`${name}/${parameters.length}`) ?? rows?.get(name) ?? rows?.get('*');
      if (word !== undefined) return word;
    }
    return undefined;
  }
}

function groupedByName(rows: readonly RunRow[]): ReadonlyMap<string, readonly RunRow[]> {
  const found = new Map<string, RunRow[]>();
  for (const row of rows) for (const name of row.names) found.set(name, [...(found.get(name) ?? []), row]);
  return found;
}

const OBJECT = 'Ljava/lang/Object;';

const QUIET = new Set([
  'Ljava/lang/StringBuilder;',
  'Ljava/lang/StringBuffer;',
  'Landroid/util/Log;',
  'Ljava/lang/Math;',
  'Landroid/content/Intent;',
  'Landroid/os/Bundle;',
  'Landroid/app/Activity;',
]);
