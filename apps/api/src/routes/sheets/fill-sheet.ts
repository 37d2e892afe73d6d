import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as contracts from '@touchstone/api-client/routes/sheets';
import { sheetFiles } from '@touchstone/db/repositories/sheet-rows';
import { type Answer, answerTo } from '@touchstone/domain/sheet';
import { explainSheetFault, readSheetWorkbook, writeSheetWorkbook } from '@touchstone/engines';
import { type SaveAnswers, saveAnswers, stateOfSheet, submitSheet } from '@touchstone/services/sheets';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { sheetPorts, testerOf } from '../../wiring/sheet-ports.ts';
import { sheetDetail, visibleSheet } from './shapes.ts';

export const saveAnswersHandler = handle(contracts.saveAnswers, async (context) => {
  const { params, body, ifMatch } = context;
  await visibleSheet(context, params.sheet);
  const tester = await testerOf(context);
  const answers = body.answers.map(
    ({ clause, answer, evidence = [], device = '', testedAt, tester: name, note = '' }): Answer => ({
      clause,
      answer,
      evidence,
      device,
      ...(testedAt === undefined ? {} : { testedAt: Date.parse(testedAt) }),
      tester: name ?? tester.name,
      note,
    }),
  );
  refuse(await saveAnswers(sheetPorts(context), tester, params.sheet, answers, ifMatch));
  return sheetDetail(context, params.sheet);
});

function refuse(result: SaveAnswers): void {
  if (result.ok) return;
  const errors = result.clause === undefined ? {} : { errors: [{ pointer: '/body/answers', message: result.clause }] };
  throw new Refusal(result.reason, errors);
}

export const submitSheetHandler = handle(contracts.submitSheet, async (context) => {
  const { params, ifMatch } = context;
  await visibleSheet(context, params.sheet);
  const result = await submitSheet(sheetPorts(context), await testerOf(context), params.sheet, ifMatch);
  if (!result.ok)
    throw new Refusal(result.reason, {
      errors: result.faults.map(({ clause, fault }) => ({ pointer: `/answers/${clause}`, message: fault })),
    });
  return sheetDetail(context, params.sheet);
});

export const downloadWorkbookHandler = handle(contracts.downloadWorkbook, async (context) => {
  const { params } = context;
  const kept = await visibleSheet(context, params.sheet);
  const bytes = await writeSheetWorkbook(kept.sheet, stateOfSheet(kept));
  return {
    status: 200,
    body: Readable.from([bytes]) as unknown,
    headers: { 'content-disposition': `attachment; filename="check-sheet-${kept.id}.xlsx"`, 'content-length': String(bytes.length) },
  };
});

export const importWorkbookHandler = handle(contracts.importWorkbook, async (context) => {
  const { params, query, ifMatch, raw, language, transaction } = context;
  const kept = await visibleSheet(context, params.sheet);
  const tester = await testerOf(context);
  const bytes = await buffer(raw.request.body as Readable);
  const state = stateOfSheet(kept);
  const files = await transaction((tx) => sheetFiles(tx, kept.id));
  const read = readSheetWorkbook(new Uint8Array(bytes), kept.sheet, { state, files });
  if (!read.ok) {
    const errors = read.faults.map((fault) => ({
      pointer: fault.row === undefined ? '/body' : `/body/row/${fault.row}`,
      message: explainSheetFault(fault, language),
    }));
    throw new Refusal('workbook-refused', { errors });
  }
  const answers = kept.sheet.items.flatMap(({ clause }) => {
    const answer = answerTo(read.state, clause);
    return answer === undefined ? [] : [{ ...answer, tester: answer.tester === '' ? tester.name : answer.tester }];
  });
  if (query.isTrial === true) return sheetDetail(context, params.sheet, 200, Object.fromEntries(answers.map((one) => [one.clause, one])));
  refuse(await saveAnswers(sheetPorts(context), tester, kept.id, answers, ifMatch));
  return sheetDetail(context, params.sheet);
});
