import type { CallSite, Method, Program } from '@touchstone/program';
import type { StartBy, StartRow } from './start-rows.ts';

/** A call of the table of starts, with the operand that says what is started. */
export interface StartSite {
  readonly method: Method;
  readonly instruction: number;
  readonly row: StartRow;
  /** The receiver is operand 0 where there is one. */
  readonly operand: number;
  /** The method that is called. */
  readonly name: string;
}

/** All calls that may start something, by the order of methods. Costs what it finds; nothing is evaluated. */
export function startSites(program: Program, rows: readonly StartRow[]): readonly StartSite[] {
  const sites = rows.flatMap((row) =>
    row.names.flatMap((name) =>
      program.callsTo({ class: row.class, name }).flatMap((call): StartSite[] => {
        const operand = operandOf(call, row.by);
        return operand === undefined ? [] : [{ method: call.method, instruction: call.instruction, row, operand, name }];
      }),
    ),
  );
  return sites.sort((a, b) => a.method.id - b.method.id || a.instruction - b.instruction);
}

function operandOf({ how, target }: CallSite, by: StartBy): number | undefined {
  if (how === 'custom') return undefined;
  if (by === 'requester') return 0;
  const index = parametersOf(target.signature).findIndex((type) => TYPES[by].includes(type));
  return index < 0 ? undefined : index + (how === 'static' ? 0 : 1);
}

const parametersOf = (signature: string): readonly string[] =>
  signature.slice(1, signature.indexOf(')')).match(/\[*(?:L[^;]*;|[A-Z])/g) ?? [];

const TYPES: Readonly<Record<StartBy, readonly string[]>> = {
  intent: ['Landroid/content/Intent;', '[Landroid/content/Intent;', 'Ljava/lang/Object;'],
  component: ['Landroid/content/ComponentName;'],
  class: ['Ljava/lang/Class;', 'Lkotlin/reflect/KClass;'],
  uri: ['Landroid/net/Uri;', 'Ljava/lang/String;'],
  layout: ['I'],
  menu: ['I'],
  preferences: ['I'],
  navigation: ['I'],
  requester: [],
  bridge: ['Ljava/lang/Object;'],
};
