import {
  type Answer,
  type AnswerEvidence,
  MOST_EVIDENCE,
  type Sheet,
  type SheetItem,
  type SheetState,
  saveAnswer,
} from '@touchstone/domain/sheet';
import { ports } from '@touchstone/ports-node';
import { readWorkbook } from '@touchstone/readers';
import { isSameText, textOfCell } from './cell-text.ts';
import {
  ABOUT,
  ABOUT_SHEET,
  answerOfWord,
  COLUMN_NAMES,
  COLUMNS,
  type Column,
  type ColumnName,
  ITEMS_SHEET,
  proofOfFile,
} from './columns.ts';
import { shanghaiTime } from './shanghai-time.ts';
import type { SheetFault } from './sheet-faults.ts';

export type ReadSheet =
  | { readonly ok: true; readonly state: SheetState }
  /** Nothing of it is taken: the first faults. */
  | { readonly ok: false; readonly faults: readonly SheetFault[] };

export interface ReadSheetOptions {
  /** Where the sheet stands; answers of the workbook replace those that are there. */
  readonly state: SheetState;
  /** SHA-256 of the files that came along, by name. */
  readonly files: ReadonlyMap<string, string>;
}

const MOST_FAULTS = 100;
const LONGEST_FOUND = 80;

/**
 * Takes back a workbook that a tester has filled in. A workbook of another app, with rows that were added, deleted or changed, or with answers that
 * are none, is refused as a whole and every fault is named: what is printed on the sheet is what was asked. Rows without an answer
 * stay open. Evidence whose file did not come along is noted without a digest.
 */
export function readSheetWorkbook(bytes: Uint8Array, sheet: Sheet, { state, files }: ReadSheetOptions): ReadSheet {
  if (state.submitted) return { ok: false, faults: [{ code: 'submitted' }] };
  const { value: sheets } = readWorkbook(bytes, { ports });
  if (sheets.length === 0) return { ok: false, faults: [{ code: 'not-a-workbook' }] };
  const rowsOf = (name: string) => sheets.find((one) => one.name === name)?.rows;
  const [about, table] = [rowsOf(ABOUT_SHEET), rowsOf(ITEMS_SHEET)];
  if (about === undefined || table === undefined)
    return { ok: false, faults: [{ code: 'sheet-missing', found: about === undefined ? ABOUT_SHEET : ITEMS_SHEET }] };
  const identity = faultsOfAbout(about, sheet);
  if (identity.length > 0) return { ok: false, faults: identity };

  const [head = [], ...rows] = table;
  const columns = new Map(COLUMN_NAMES.map((name) => [name, head.findIndex((cell) => textOfCell(cell) === COLUMNS[name].title)]));
  const missing = COLUMN_NAMES.filter((name) => columns.get(name) === -1);
  if (missing.length > 0) return { ok: false, faults: missing.map((name) => ({ code: 'column-missing', found: COLUMNS[name].title })) };

  const reader = new RowReader(sheet, columns, files);
  rows.forEach((row, i) => {
    reader.row(row, i + 2);
  });
  const faults = [...reader.faults, ...reader.missing()].slice(0, MOST_FAULTS);
  return faults.length > 0 ? { ok: false, faults } : saveAll(sheet, state, reader.answers);
}

function faultsOfAbout(rows: readonly (readonly string[])[], sheet: Sheet): readonly SheetFault[] {
  const said = new Map(rows.map(([name, value]) => [textOfCell(name), textOfCell(value)]));
  const wanted: readonly (readonly [string, string, SheetFault['code']])[] = [
    [ABOUT.format, sheet.schema, 'other-format'],
    [ABOUT.artifact, sheet.subject.artifact, 'other-app'],
    [ABOUT.name, sheet.subject.name, 'other-app'],
    [ABOUT.version, sheet.subject.version ?? '', 'other-app'],
    [ABOUT.sheet, sheet.id, 'other-sheet'],
    [ABOUT.ruleSet, sheet.ruleSet, 'other-rule-set'],
  ];
  return wanted.flatMap(([name, value, code]) => {
    const found = said.get(name) ?? '';
    return isSameText(found, value) ? [] : [{ code, found: `${name} ${found}`.slice(0, LONGEST_FOUND) }];
  });
}

class RowReader {
  readonly faults: SheetFault[] = [];
  readonly answers: Answer[] = [];
  readonly #items: ReadonlyMap<string, SheetItem>;
  readonly #columns: ReadonlyMap<ColumnName, number>;
  readonly #files: ReadonlyMap<string, string>;
  readonly #seen = new Set<string>();

  constructor({ items }: Sheet, columns: ReadonlyMap<ColumnName, number>, files: ReadonlyMap<string, string>) {
    this.#items = new Map(items.map((item) => [item.clause, item]));
    this.#columns = columns;
    this.#files = files;
  }

  row(cells: readonly string[], row: number): void {
    const text = (name: ColumnName) => textOfCell(cells[this.#columns.get(name) ?? -1]);
    const clause = text('clause');
    if (COLUMN_NAMES.every((name) => text(name) === '')) return;
    const item = this.#items.get(clause);
    const fault = (code: SheetFault['code'], found?: string) =>
      this.faults.push({ code, row, clause, ...(found === undefined ? {} : { found: found.slice(0, LONGEST_FOUND) }) });
    if (item === undefined) return void fault('unknown-clause');
    if (this.#seen.has(clause)) return void fault('clause-twice');
    this.#seen.add(clause);
    for (const name of COLUMN_NAMES) {
      const { printed, title }: Column = COLUMNS[name];
      if (printed !== undefined && !isSameText(cells[this.#columns.get(name) ?? -1], printed(item))) fault('text-changed', title);
    }
    const answer = this.#answer(text, fault);
    if (answer !== undefined) this.answers.push({ clause, ...answer });
  }

  /** Clauses whose row is not there any more. */
  missing(): readonly SheetFault[] {
    return [...this.#items.keys()].filter((clause) => !this.#seen.has(clause)).map((clause) => ({ code: 'clause-missing', clause }));
  }

  #answer(
    text: (name: ColumnName) => string,
    fault: (code: SheetFault['code'], found?: string) => void,
  ): Omit<Answer, 'clause'> | undefined {
    const said = text('answer');
    const isEmpty = OWN.every((name) => text(name) === '');
    if (isEmpty) return undefined;
    const answer = answerOfWord(said);
    if (answer === undefined) return void (said === '' ? fault('answer-missing') : fault('unknown-answer', said));
    const evidence = this.#evidence(text('evidence'), fault);
    const time = text('testedAt');
    const testedAt = time === '' ? undefined : shanghaiTime(time);
    if (time !== '' && testedAt === undefined) fault('bad-time', time);
    return {
      answer,
      evidence,
      device: text('device'),
      ...(testedAt === undefined ? {} : { testedAt }),
      tester: text('tester'),
      note: text('note'),
    };
  }

  #evidence(cell: string, fault: (code: SheetFault['code'], found?: string) => void): readonly AnswerEvidence[] {
    const names = cell
      .split(/[\n;；]/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (names.length > MOST_EVIDENCE) fault('too-long');
    return names.slice(0, MOST_EVIDENCE).flatMap((file): readonly AnswerEvidence[] => {
      const kind = proofOfFile(file);
      if (kind === undefined) fault('unknown-evidence', file);
      const sha256 = this.#files.get(file);
      return kind === undefined ? [] : [{ kind, file, ...(sha256 === undefined ? {} : { sha256 }) }];
    });
  }
}

/** Columns of the tester. */
const OWN: readonly ColumnName[] = ['answer', 'evidence', 'device', 'testedAt', 'tester', 'note'];

function saveAll(sheet: Sheet, state: SheetState, answers: readonly Answer[]): ReadSheet {
  let now = state;
  for (const answer of answers) {
    const saved = saveAnswer(sheet, now, answer, now.revision);
    if (!saved.ok)
      return { ok: false, faults: [{ code: saved.reason === 'too-long' ? 'too-long' : 'other-sheet', clause: answer.clause }] };
    now = saved.state;
  }
  return { ok: true, state: now };
}
