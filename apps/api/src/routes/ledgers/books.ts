import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { XLSX_TYPE } from '@touchstone/api-client/routes/inventory';
import * as contracts from '@touchstone/api-client/routes/ledgers';
import { conductRows } from '@touchstone/db/repositories/conduct-rows';
import { workbook } from '@touchstone/documents';
import { type FieldId, fieldOf, fieldsOfLedger, isRecordKind, LEDGER_KINDS, type LedgerKind, ledgerOf } from '@touchstone/domain/ledger';
import { inputsOf, mappingOf, planBook, usable } from '../../bulk/ledger-table.ts';
import { handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { mediaTypeOf } from '../../http/media-type-of.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { faultShape, plannedBook, sheetsOf } from './shapes.ts';

const SHOWN_FAULTS = 1000;
const SAMPLE_ROWS = 5;

const isRequired = (kind: LedgerKind, field: FieldId) => ledgerOf(kind).required.includes(field);

export const listLedgerKindsHandler = handle(contracts.listLedgerKinds, async () => ({
  status: 200,
  body: {
    kinds: LEDGER_KINDS.map((kind) => ({
      ...{ kind, zh: ledgerOf(kind).zh, en: ledgerOf(kind).en, isRecord: isRecordKind(kind) },
      fields: fieldsOfLedger(kind).map((id) => {
        const { zh, en, also } = fieldOf(id);
        return { id, zh, en, also: [...also], isRequired: isRequired(kind, id) };
      }),
    })),
  },
}));

export const downloadLedgerTemplateHandler = handle(contracts.downloadLedgerTemplate, async ({ params }) => {
  const bytes = await templateOf(params.kind);
  return {
    status: 200,
    body: Readable.from([bytes]) as unknown,
    headers: {
      'content-type': XLSX_TYPE,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${params.kind}.xlsx"`,
    },
  };
});

/** Heads and an example on the first sheet; what each column is for on the second, which is passed over when it is brought in. */
function templateOf(kind: LedgerKind): Promise<Uint8Array> {
  const { zh, en, example } = ledgerOf(kind);
  const fields = fieldsOfLedger(kind);
  const rows = fields.map((id) => {
    const { zh: name, en: english, also } = fieldOf(id);
    return [name, english, isRequired(kind, id) ? '必填 required' : '选填 optional', also.join('、')];
  });
  return workbook([
    {
      name: zh,
      notes: [],
      columns: fields.map((id) => ({ title: fieldOf(id).zh, width: 22 })),
      rows: [fields.map((id) => example[id] ?? '')],
    },
    {
      name: '说明',
      notes: [`${zh} ${en}`, '示例行请删除。Delete the example row.'],
      columns: [
        { title: '列名', width: 22 },
        { title: 'Column', width: 26 },
        { title: '要求', width: 16 },
        { title: '也可写作', width: 80 },
      ],
      rows,
    },
  ]);
}

export const uploadLedgerHandler = handle(contracts.uploadLedger, async (context) => {
  const { params, query, raw, platform, actor } = context;
  const { maxBytes, mediaTypes } = contracts.uploadLedger.upload;
  const mediaType = mediaTypeOf(raw.request, mediaTypes);
  const bytes = new Uint8Array(await buffer((raw.request.body as Readable).pipe(limited(maxBytes))));
  const planned = planBook(params.kind, sheetsOf(bytes));
  const { sha256, sizeBytes } = await platform.objects.put([bytes], { maxBytes });
  const { organisation, person = null } = actor;
  const act = { action: 'ledger.import', kind: 'ledger-file', id: sha256, detail: { kind: params.kind } };
  await auditedEdit(context, act, conductRows, async (rows) => {
    await rows.insertFile({
      sha256,
      organisation,
      name: query.name,
      mediaType,
      sizeBytes,
      addedBy: person,
      atMs: platform.now().getTime(),
    });
    return { ok: true };
  });
  const readable = usable(planned);
  const best = readable[0] ?? planned.toSorted((a, b) => Object.keys(b.mapping).length - Object.keys(a.mapping).length)[0];
  const missing = (best?.faults ?? []).flatMap((fault) => (fault.code === 'field-not-mapped' ? [fault.field] : []));
  return {
    status: 201,
    body: {
      file: sha256,
      rows: planned.reduce((sum, { rows }) => sum + rows.length, 0),
      sheets: planned.map(({ sheet, rows, head, heads }) => ({
        ...{ sheet, rows: rows.length, headLine: head === undefined ? null : rows[head]!.line, heads: [...heads] },
        sample: rows.slice((head ?? -1) + 1, (head ?? -1) + 1 + SAMPLE_ROWS).map(({ cells }) => cells.map((text) => text.slice(0, 200))),
      })),
      mapping: bounded(mappingOf(readable.length > 0 ? readable : best === undefined ? [] : [best])),
      missing,
    },
  };
});

/** Heads longer than a mapping takes are nobody's heads. */
const bounded = (mapping: Readonly<Record<string, FieldId>>) =>
  Object.fromEntries(Object.entries(mapping).filter(([head]) => head.length <= 200));

export const checkLedgerHandler = handle(contracts.checkLedger, async (context) => {
  const { params, body } = context;
  const sheets = await plannedBook(context, params.kind, body);
  const faults: ReturnType<typeof faultShape>[] = [];
  let [rows, faulty, all] = [0, 0, 0];
  for (const input of inputsOf(params.kind, sheets)) {
    rows += 1;
    if (input.faults.length > 0) faulty += 1;
    all += input.faults.length;
    for (const fault of input.faults) if (faults.length < SHOWN_FAULTS) faults.push(faultShape(fault, input));
  }
  const mapping = mappingOf(sheets);
  return {
    status: 200,
    body: { rows, good: rows - faulty, faulty, sheets: sheets.map(({ sheet }) => sheet), mapping, faults, isCut: all > faults.length },
  };
});
