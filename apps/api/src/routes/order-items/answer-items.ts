import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as contracts from '@touchstone/api-client/routes/order-items';
import { ports } from '@touchstone/ports-node';
import { readTable, readWorkbook } from '@touchstone/readers';
import { type AnswerItems, answerItems, columnOf, type ItemAnswer, readAnswerLines, readAnswerTable } from '@touchstone/services/delisting';
import { nameOf } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { Refusal } from '../../problem/refusal.ts';
import { delistingEdits } from '../../wiring/delisting-ports.ts';

/** Only who acts for a store answers, and only for its own. */
export function storeOf({ session }: Pick<Context, 'session'>): string {
  if (session.scope.kind !== 'store') throw new Refusal('outside-scope');
  return session.scope.store;
}

type Asking = Pick<Context, 'platform' | 'session' | 'address'> & { readonly actor: Parameters<typeof nameOf>[0] };

function answer(context: Asking, answers: readonly ItemAnswer[], isDryRun: boolean): Promise<AnswerItems> {
  const store = storeOf(context);
  const act = { action: 'order.answer', kind: 'store', id: store, detail: { answers: answers.length, dryRun: isDryRun } };
  const by = { actor: nameOf(context.actor), organisation: context.actor.organisation, basis: '商店答复' };
  return delistingEdits(context, act)((tx) => answerItems(tx, { store, answers, isDryRun }, by));
}

export const answerOrderItemsHandler = handle(contracts.answerOrderItems, async (context) => {
  const { body } = context;
  const isDryRun = body.dryRun ?? false;
  const result = await answer(context, body.answers, isDryRun);
  if (!result.ok)
    throw new Refusal('answers-refused', {
      errors: result.faults.slice(0, 200).map(({ at, fault }) => ({ pointer: `/body/answers/${at}`, message: fault })),
    });
  return { status: 200, body: { answered: result.answered, isDryRun } };
});

export const answerOrderTableHandler = handle(contracts.answerOrderTable, async (context) => {
  const { query } = context;
  storeOf(context);
  const read = readAnswerTable(await rowsOf(context));
  if (!read.ok) throw cells(read.reason, read.faults);
  if (read.answers.length === 0) throw new Refusal('table-refused', { detail: 'no-answers' });
  const isDryRun = query.dryRun ?? false;
  const result = await answer(context, read.answers, isDryRun);
  if (!result.ok)
    throw cells(
      'cells',
      result.faults.map(({ at, fault }) => ({ row: read.answers[at]?.row ?? 0, column: columnOf(fault), fault })),
    );
  return { status: 200, body: { answered: result.answered, isDryRun } };
});

export const previewOrderTableHandler = handle(contracts.previewOrderTable, async (context) => {
  storeOf(context);
  const read = readAnswerLines(await rowsOf(context));
  if (!read.ok) throw cells(read.reason, []);
  const sound = read.lines.filter(({ answer }) => answer !== undefined);
  const result = await answer(
    context,
    sound.map((line) => line.answer as ItemAnswer),
    true,
  );
  const refused = new Map(result.ok ? [] : result.faults.map(({ at, fault }) => [sound[at]?.row, fault]));
  const rows = read.lines.map((line) => {
    const fault = refused.get(line.row);
    const own = line.faults.map(({ column, fault }) => ({ column, fault }));
    return {
      ...line,
      answer: line.answer?.answer ?? null,
      faults: fault === undefined ? own : [{ column: columnOf(fault), fault }],
    };
  });
  return { status: 200, body: { rows } };
});

const cells = (detail: string, faults: readonly { readonly row: number; readonly column: string; readonly fault: string }[]): Refusal =>
  new Refusal('table-refused', {
    detail,
    errors: faults.slice(0, 500).map(({ row, column, fault }) => ({ pointer: `/body/row/${row}/${column}`, message: fault })),
  });

async function rowsOf({ raw }: Pick<Context, 'raw'>): Promise<readonly (readonly string[])[]> {
  const { maxBytes } = contracts.answerOrderTable.upload;
  return rowsIn(new Uint8Array(await buffer((raw.request.body as Readable).pipe(limited(maxBytes)))));
}

/** The first sheet of a workbook, or a CSV in whatever encoding it is. */
function rowsIn(bytes: Uint8Array): readonly (readonly string[])[] {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) return readWorkbook(bytes, { ports }).value[0]?.rows ?? [];
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = hasMark || isUtf8(bytes) ? bytes : Buffer.from(new TextDecoder('gb18030').decode(bytes));
  return readTable(text, { name: 'answers.csv' }).value;
}
