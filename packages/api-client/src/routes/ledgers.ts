import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';
import { BulkJob } from './bulk-jobs.ts';
import { XLSX_TYPE } from './inventory.ts';

const KINDS = ['firms', 'apps', 'filings', 'findings', 'orders', 'deadlines', 'notices', 'lab-results'] as const;
const Kind = oneOf(KINDS);
const RecordKind = oneOf(['findings', 'orders', 'deadlines', 'notices', 'lab-results']);
const Text = Type.String();
const params = closed({ kind: Kind });
const Mapping = Type.Record(line(200), Word, { maxProperties: 512, description: 'head of a column → field' });

const CellFault = closed({
  sheet: Text,
  line: Count,
  column: Text,
  field: Word,
  value: Text,
  code: Word,
  zh: Text,
  en: Text,
});

export const listLedgerKinds = route({
  id: 'list-ledger-kinds',
  method: 'GET',
  path: '/api/v1/ledgers',
  permission: 'ledger.import',
  summary: 'Books that can be brought in, with their fields and the heads by which each is known.',
  responses: {
    200: closed({
      kinds: Type.Array(
        closed({
          kind: Kind,
          zh: Text,
          en: Text,
          isRecord: Type.Boolean(),
          fields: Type.Array(closed({ id: Word, zh: Text, en: Text, also: Type.Array(Text), isRequired: Type.Boolean() })),
        }),
      ),
    }),
  },
});

export const downloadLedgerTemplate = route({
  id: 'download-ledger-template',
  method: 'GET',
  path: '/api/v1/ledgers/:kind/template',
  permission: 'ledger.import',
  summary: 'An XLSX with the heads of a book, an example, and a sheet that says what each column is for.',
  params,
  download: XLSX_TYPE,
  responses: { 200: Stream },
});

export const uploadLedger = route({
  id: 'upload-ledger',
  method: 'POST',
  path: '/api/v1/ledgers/:kind/files',
  permission: 'ledger.import',
  summary:
    'Keeps a book (XLSX, XLS or CSV in any encoding; at most 50,000 rows) and says which sheets and heads it has and which fields they seem to mean. Brings nothing in.',
  params,
  query: closed({ name: line(200) }),
  upload: { mediaTypes: ['text/csv', XLSX_TYPE, 'application/vnd.ms-excel'], maxBytes: 16 * 1024 * 1024 },
  responses: {
    201: closed({
      file: Sha256,
      rows: Count,
      sheets: Type.Array(
        closed({ sheet: Text, rows: Count, headLine: nullable(Count), heads: Type.Array(Text), sample: Type.Array(Type.Array(Text)) }),
      ),
      mapping: Mapping,
      missing: Type.Array(Word),
    }),
  },
});

const wish = { file: Sha256, mapping: Type.Optional(Mapping), savedMapping: Type.Optional(Uuid) };

export const checkLedger = route({
  id: 'check-ledger',
  method: 'POST',
  path: '/api/v1/ledgers/:kind/checks',
  permission: 'ledger.import',
  summary:
    'Reads a kept book with a mapping and names every cell that does not fit, with what to do; the first 1,000 of them. Brings nothing in.',
  params,
  body: closed(wish),
  responses: {
    200: closed({
      rows: Count,
      good: Count,
      faulty: Count,
      sheets: Type.Array(Text),
      mapping: Mapping,
      faults: Type.Array(CellFault),
      isCut: Type.Boolean(),
    }),
  },
});

const LedgerImport = closed({
  id: Uuid,
  kind: Kind,
  file: Sha256,
  fileName: Text,
  mapping: Mapping,
  job: nullable(Uuid),
  jobState: nullable(Word),
  totalRows: Count,
  created: Count,
  matched: Count,
  refused: Count,
  createdAt: Instant,
});

export const importLedger = route({
  id: 'import-ledger',
  method: 'POST',
  path: '/api/v1/ledgers/:kind/imports',
  permission: 'ledger.import',
  summary:
    'Brings a kept book in, as long work. The same file with the same mapping is the same import: rows that are in stay as they are.',
  params,
  idempotency: true,
  body: closed({ ...wish, fileName: line(200) }),
  responses: { 202: closed({ import: LedgerImport, job: BulkJob }) },
});

export const listLedgerImports = route({
  id: 'list-ledger-imports',
  method: 'GET',
  path: '/api/v1/ledger-imports',
  permission: 'ledger.import',
  summary: 'Books that one’s organisation brought in, the newest first.',
  query: closed({ ...paging, kind: Type.Optional(Kind) }),
  responses: { 200: page(LedgerImport) },
});

const importParams = closed({ import: Uuid });

export const readLedgerImport = route({
  id: 'read-ledger-import',
  method: 'GET',
  path: '/api/v1/ledger-imports/:import',
  permission: 'ledger.import',
  summary: 'One import and what became of its rows.',
  params: importParams,
  responses: { 200: LedgerImport },
});

export const listLedgerRows = route({
  id: 'list-ledger-rows',
  method: 'GET',
  path: '/api/v1/ledger-imports/:import/rows',
  permission: 'ledger.import',
  summary: 'Rows of an import in the order of the book: what each became, or which cells do not fit and what to do.',
  params: importParams,
  query: closed({ ...paging, state: Type.Optional(oneOf(['CREATED', 'MATCHED', 'REFUSED'])), faulty: Type.Optional(Type.Boolean()) }),
  responses: {
    200: page(
      closed({
        sheet: Text,
        line: Count,
        state: oneOf(['CREATED', 'MATCHED', 'REFUSED']),
        targetKind: nullable(oneOf(['operator', 'app', 'record'])),
        target: nullable(Text),
        faults: Type.Array(CellFault),
      }),
    ),
  },
});

const SavedMapping = closed({ id: Uuid, kind: Kind, name: Text, columns: Mapping, createdAt: Instant });

export const listLedgerMappings = route({
  id: 'list-ledger-mappings',
  method: 'GET',
  path: '/api/v1/ledger-mappings',
  permission: 'ledger.import',
  summary: 'Mappings that one’s organisation keeps.',
  query: closed({ kind: Type.Optional(Kind) }),
  responses: { 200: closed({ items: Type.Array(SavedMapping) }) },
});

export const saveLedgerMapping = route({
  id: 'save-ledger-mapping',
  method: 'PUT',
  path: '/api/v1/ledgers/:kind/mappings',
  permission: 'ledger.import',
  summary: 'Keeps a mapping under a name; the same name is the same mapping.',
  params,
  body: closed({ name: line(100), columns: Mapping }),
  responses: { 200: SavedMapping },
});

export const deleteLedgerMapping = route({
  id: 'delete-ledger-mapping',
  method: 'DELETE',
  path: '/api/v1/ledger-mappings/:mapping',
  permission: 'ledger.import',
  summary: 'Forgets a mapping; imports that used it keep theirs.',
  params: closed({ mapping: Uuid }),
  responses: { 204: Type.Null() },
});

export const listLedgerRecords = route({
  id: 'list-ledger-records',
  method: 'GET',
  path: '/api/v1/ledger-records',
  permission: 'conduct.read',
  summary:
    'What old books say of findings, orders, deadlines, notices and results, each with its file, sheet and line. None of them is a record of this platform.',
  query: closed({
    ...paging,
    kind: Type.Optional(RecordKind),
    operator: Type.Optional(Uuid),
    app: Type.Optional(Uuid),
    number: Type.Optional(line(200)),
  }),
  responses: {
    200: page(
      closed({
        id: Uuid,
        kind: RecordKind,
        isImported: Type.Literal(true),
        operator: nullable(Uuid),
        app: nullable(Uuid),
        operatorName: Text,
        subjectName: Text,
        package: Text,
        versionName: Text,
        authority: Text,
        number: Text,
        happenedOn: nullable(Day),
        dueOn: nullable(Day),
        problems: Type.Array(Text),
        clause: Text,
        outcome: Text,
        note: Text,
        file: Sha256,
        sheet: Text,
        line: Count,
        import: Uuid,
      }),
    ),
  },
});

export const ledgerRoutes = [
  listLedgerKinds,
  downloadLedgerTemplate,
  uploadLedger,
  checkLedger,
  importLedger,
  listLedgerImports,
  readLedgerImport,
  listLedgerRows,
  listLedgerMappings,
  saveLedgerMapping,
  deleteLedgerMapping,
  listLedgerRecords,
] as const;
