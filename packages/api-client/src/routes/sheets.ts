import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';

const State = oneOf(['OPEN', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED']);
const Profile = oneOf(['deep', 'retest', 'look-back']);
const AnswerWord = oneOf(['violation', 'not-found', 'cannot-test']);
const Proof = oneOf(['screenshot', 'video', 'log', 'document']);
const Artifact = Type.String({ minLength: 1, maxLength: 256, description: 'SHA-256 of the file; `subject:…` of what has none' });
const Clause = Type.String({ minLength: 1, maxLength: 64 });
const Text = closed({ zh: Type.String(), en: Type.String() });

const sheet = {
  id: Uuid,
  artifact: Artifact,
  subject: closed({ kind: Word, name: Type.String(), label: nullable(Type.String()), version: nullable(Type.String()) }),
  organisation: Uuid,
  askedBy: nullable(Uuid),
  assignedTo: nullable(Uuid),
  campaign: nullable(Uuid),
  profile: Profile,
  state: State,
  items: Count,
  answered: Count,
  run: nullable(Uuid),
  createdAt: Instant,
  submittedAt: nullable(Instant),
  version: Type.Integer(),
};
export const Sheet = closed(sheet);

const Fault = closed({ clause: Clause, fault: Word });
const Answer = closed({
  clause: Clause,
  answer: AnswerWord,
  evidence: Type.Array(closed({ kind: Proof, file: Type.String(), sha256: nullable(Sha256) })),
  device: Type.String(),
  testedAt: nullable(Instant),
  tester: Type.String(),
  note: Type.String(),
});

export const SheetDetail = closed({
  ...sheet,
  ruleSet: Type.String(),
  asOf: Type.String(),
  clauses: Type.Array(
    closed({
      clause: Clause,
      rules: Type.Array(Word),
      title: Text,
      asks: Type.Array(Text),
      steps: Type.Array(Text),
      proof: Type.Array(Proof),
      onDevice: Type.Boolean(),
    }),
  ),
  answers: Type.Array(Answer),
  files: Type.Array(closed({ name: Type.String(), sha256: Sha256 })),
  /** Answers that cannot be handed in as they are. */
  faults: Type.Array(Fault),
  /** Clauses without an answer. */
  open: Type.Array(Clause),
  events: Type.Array(
    closed({
      seq: Type.Integer(),
      event: Word,
      from: nullable(State),
      to: State,
      actor: Type.String(),
      reason: Type.String(),
      at: Instant,
    }),
  ),
});

const sheetParams = closed({ sheet: Uuid });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const listSheets = route({
  id: 'list-sheets',
  method: 'GET',
  path: '/api/v1/sheets',
  permission: 'sheet.read',
  summary: 'Check sheets of one’s laboratory, or that one’s authority asked for.',
  query: closed({
    ...paging,
    state: Type.Optional(State),
    organisation: Type.Optional(Uuid),
    assignedTo: Type.Optional(Uuid),
    campaign: Type.Optional(Uuid),
    artifact: Type.Optional(Artifact),
  }),
  responses: { 200: page(Sheet) },
});

export const listLaboratories = route({
  id: 'list-laboratories',
  method: 'GET',
  path: '/api/v1/laboratories',
  permission: 'run.read',
  summary: 'Laboratories that are at work, by name: whom a check sheet can be given to, and whose word stands beside that of engines.',
  responses: { 200: closed({ items: Type.Array(closed({ id: Uuid, name: Type.String(), nameEn: nullable(Type.String()) })) }) },
});

export const openSheet = route({
  id: 'open-sheet',
  method: 'POST',
  path: '/api/v1/sheets',
  permission: 'sheet.assign',
  summary: 'Makes the check sheet of an app, or of a subject without a file, for a laboratory: what needs a person, and how to look.',
  idempotency: true,
  body: closed({
    artifact: Artifact,
    organisation: Uuid,
    assignedTo: Type.Optional(Uuid),
    campaign: Type.Optional(Uuid),
    profile: Type.Optional(Profile),
    asOf: Type.Optional(Day),
    clauses: Type.Optional(Type.Array(Clause, { minItems: 1, maxItems: 500 })),
  }),
  responses: { 201: SheetDetail },
});

export const readSheet = route({
  id: 'read-sheet',
  method: 'GET',
  path: '/api/v1/sheets/:sheet',
  permission: 'sheet.read',
  summary: 'One check sheet with its answers, and what is still missing.',
  params: sheetParams,
  responses: { 200: SheetDetail },
});

export const assignSheet = route({
  id: 'assign-sheet',
  method: 'PATCH',
  path: '/api/v1/sheets/:sheet',
  permission: 'sheet.name-tester',
  summary: 'Gives a sheet to one of the laboratory’s people; null: whoever of them takes it.',
  params: sheetParams,
  precondition: true,
  body: closed({ assignedTo: nullable(Uuid) }),
  responses: { 200: SheetDetail },
});

export const takeSheet = route({
  id: 'take-sheet',
  method: 'POST',
  path: '/api/v1/sheets/:sheet/taking',
  permission: 'sheet.fill',
  summary: 'Takes a sheet that nobody has.',
  params: sheetParams,
  responses: { 200: SheetDetail },
});

export const saveAnswers = route({
  id: 'save-answers',
  method: 'PATCH',
  path: '/api/v1/sheets/:sheet/answers',
  permission: 'sheet.fill',
  summary: 'Notes answers, complete or not; gone on with at any time, on any machine. All of them are taken, or none.',
  params: sheetParams,
  precondition: true,
  body: closed({
    answers: Type.Array(
      closed({
        clause: Clause,
        answer: AnswerWord,
        evidence: Type.Optional(Type.Array(closed({ kind: Proof, file: Type.String({ minLength: 1, maxLength: 200 }) }), { maxItems: 50 })),
        device: Type.Optional(Type.String({ maxLength: 200 })),
        testedAt: Type.Optional(Instant),
        tester: Type.Optional(line(200)),
        note: Type.Optional(Type.String({ maxLength: 2000 })),
      }),
      { minItems: 1, maxItems: 500 },
    ),
  }),
  responses: { 200: SheetDetail },
});

export const submitSheet = route({
  id: 'submit-sheet',
  method: 'POST',
  path: '/api/v1/sheets/:sheet/submission',
  permission: 'sheet.fill',
  summary: 'Hands a sheet in: it becomes a result of engine `lab:<laboratory>`. A violation needs its proof.',
  params: sheetParams,
  precondition: true,
  responses: { 200: SheetDetail },
});

export const acceptSheet = route({
  id: 'accept-sheet',
  method: 'POST',
  path: '/api/v1/sheets/:sheet/acceptance',
  permission: 'sheet.assign',
  summary: 'Closes a sheet that was handed in.',
  params: sheetParams,
  responses: { 200: SheetDetail },
});

export const returnSheet = route({
  id: 'return-sheet',
  method: 'POST',
  path: '/api/v1/sheets/:sheet/return',
  permission: 'sheet.assign',
  summary: 'Sends a sheet back, with a reason. Until it is handed in again what it said does not count.',
  params: sheetParams,
  body: closed({ reason: line(500) }),
  responses: { 200: SheetDetail },
});

export const downloadWorkbook = route({
  id: 'download-workbook',
  method: 'GET',
  path: '/api/v1/sheets/:sheet/workbook',
  permission: 'sheet.read',
  summary: 'The sheet as a workbook (XLSX), with what has been answered so far.',
  params: sheetParams,
  download: XLSX,
  responses: { 200: Stream },
});

export const importWorkbook = route({
  id: 'import-workbook',
  method: 'PUT',
  path: '/api/v1/sheets/:sheet/workbook',
  permission: 'sheet.fill',
  summary: 'Takes back a workbook that a tester has filled in. One that was tampered with is refused as a whole, and every fault is named.',
  params: sheetParams,
  precondition: true,
  query: closed({ isTrial: Type.Optional(Type.Boolean({ description: 'only says what the sheet would hold then; nothing is kept' })) }),
  upload: { mediaTypes: [XLSX], maxBytes: 16 * 1024 * 1024 },
  responses: { 200: SheetDetail },
});

export const sheetRoutes = [
  listSheets,
  listLaboratories,
  openSheet,
  readSheet,
  assignSheet,
  takeSheet,
  saveAnswers,
  submitSheet,
  acceptSheet,
  returnSheet,
  downloadWorkbook,
  importWorkbook,
] as const;
