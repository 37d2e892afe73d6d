import { readFilingNumber } from '@touchstone/domain/inventory';
import { type CellFault, type CellFaultCode, type FieldId, isRecordKind, type LedgerKind, problemsOf } from '@touchstone/domain/ledger';
import { canonical } from '@touchstone/kernel/canonical';
import type { LedgerImport, LedgerInput, LedgerOutcome, LedgerPorts, LedgerRecord, LedgerTransaction } from './ports.ts';

/**
 * Brings rows of a book in, with what became of each in the same transaction: interrupted and begun again, no row is done twice. A row
 * with a fault is refused and keeps none of the others.
 */
export const importRows = (ports: LedgerPorts, of: LedgerImport, rows: readonly LedgerInput[]): Promise<readonly LedgerOutcome[]> =>
  ports.inTransaction(async (tx) => {
    const done = new Map<number, ReadonlySet<number>>();
    for (const { sheetNo } of rows) if (!done.has(sheetNo)) done.set(sheetNo, await tx.linesDone(of.id, sheetNo));
    const outcomes: LedgerOutcome[] = [];
    for (const row of rows) if (done.get(row.sheetNo)?.has(row.line) !== true) outcomes.push(await outcomeOf(tx, of, row));
    await tx.saveOutcomes(of.id, outcomes);
    return outcomes;
  });

async function outcomeOf(tx: LedgerTransaction, of: LedgerImport, row: LedgerInput): Promise<LedgerOutcome> {
  const place = { sheetNo: row.sheetNo, sheet: row.sheet, line: row.line };
  const refused = (faults: readonly CellFault[]): LedgerOutcome => ({ ...place, state: 'REFUSED', targetKind: null, target: null, faults });
  if (row.faults.length > 0) return refused(row.faults);
  const taken = await TAKERS[of.kind](tx, of, row);
  if (!taken.ok) return refused([taken.fault]);
  const { target, targetKind, isNew, faults = [] } = taken;
  return { ...place, state: isNew ? 'CREATED' : 'MATCHED', targetKind, target, faults };
}

type Taken =
  | {
      readonly ok: true;
      readonly targetKind: 'operator' | 'app' | 'record';
      readonly target: string;
      readonly isNew: boolean;
      /** What was kept as it was and should be looked at. */
      readonly faults?: readonly CellFault[];
    }
  | { readonly ok: false; readonly fault: CellFault };

type Taker = (tx: LedgerTransaction, of: LedgerImport, row: LedgerInput) => Promise<Taken>;

const takeRecord: Taker = async (tx, of, row) => {
  const { id, isNew } = await tx.saveRecord(of, await recordOf(tx, of, row));
  return { ok: true, targetKind: 'record', target: id, isNew };
};

const TAKERS: Readonly<Record<LedgerKind, Taker>> = {
  firms: takeFirm,
  apps: takeApp,
  filings: takeApp,
  findings: takeRecord,
  orders: takeRecord,
  deadlines: takeRecord,
  notices: takeRecord,
  'lab-results': takeRecord,
};

const faultAt = (row: LedgerInput, field: FieldId, code: CellFaultCode): CellFault => ({
  column: '',
  field,
  value: row.values[field] ?? '',
  code,
});

/** A firm by its code; the book fills in what is not known, and renames nobody. */
async function takeFirm(tx: LedgerTransaction, of: LedgerImport, row: LedgerInput): Promise<Taken> {
  const { creditCode, operatorName, licence, operatorFiling, province, contact, telephone, email, address } = row.values;
  if (creditCode === undefined || operatorName === undefined) return { ok: false, fault: faultAt(row, 'creditCode', 'missing') };
  const made = await firmByCode(tx, of, { creditCode, name: operatorName, province, filing: operatorFiling });
  const given = Object.entries({ contact, telephone, email, address }).filter((one): one is [string, string] => one[1] !== undefined);
  await tx.completeFirm({ id: made.id, licence, filing: operatorFiling, province, contacts: Object.fromEntries(given) });
  const faults = made.isNew || made.name === operatorName ? [] : [faultAt(row, 'operatorName', 'name-differs')];
  return { ok: true, targetKind: 'operator', target: made.id, isNew: made.isNew, faults };
}

interface FirmByCode {
  readonly creditCode: string;
  readonly name: string;
  readonly province: string | undefined;
  readonly filing: string | undefined;
}

async function firmByCode(tx: LedgerTransaction, of: LedgerImport, { creditCode, name, province, filing }: FirmByCode) {
  const known = await tx.firmOfCode(creditCode);
  if (known !== undefined) return { ...known, isNew: false };
  await tx.createOperators([{ id: tx.newId(), creditCode, name, province: province ?? null, filing: filing ?? null, source: of.source }]);
  const made = await tx.firmOfCode(creditCode);
  if (made === undefined) throw new Error(`a firm just made is not there: ${creditCode}`);
  return { ...made, isNew: true };
}

/** An app by its package, with its number of filing and the firm it names. */
async function takeApp(tx: LedgerTransaction, of: LedgerImport, row: LedgerInput): Promise<Taken> {
  const { appName = '', package: name = '', platform = 'android', category, filingNumber, operatorName, creditCode } = row.values;
  if (await tx.isForeign(platform, name)) return { ok: false, fault: faultAt(row, 'package', 'foreign') };
  const filing = filingNumber === undefined ? undefined : readFilingNumber(filingNumber);
  const filed = filing?.ok === true ? filing.value : undefined;
  const province = row.values.province ?? filed?.province;
  const wanted = tx.newId();
  const [app] = await tx.apps([
    {
      ...{ id: wanted, kind: KINDS[platform] ?? 'app', platform, package: name, name: appName },
      ...{
        category: category === undefined ? null : Number(category),
        filing: filed?.text ?? null,
        reachBand: 0,
        province: province ?? null,
      },
    },
  ]);
  if (app === undefined) throw new Error(`an app just made is not there: ${name}`);
  if (filed !== undefined && app.id !== wanted) await tx.touchApps([{ app: app.id, filing: filed.text, reachBand: 0 }]);
  const operator =
    creditCode !== undefined
      ? (await firmByCode(tx, of, { creditCode, name: operatorName ?? creditCode, province, filing: filed?.operatorFiling })).id
      : ((filed === undefined ? undefined : (await tx.operators([], [filed.operatorFiling]))[0]?.id) ?? (await onlyFirm(tx, operatorName)));
  if (operator !== null) {
    const kind = of.kind === 'filings' ? 'filing-record' : 'invited-by-authority';
    await tx.addEvidence([
      { targetKind: 'app', target: app.id, operator, kind, source: of.source, detail: { by: 'ledger', import: of.id } },
    ]);
    if (app.operator === null || app.operator === undefined) await tx.setOperators([{ app: app.id, operator }]);
  }
  return { ok: true, targetKind: 'app', target: app.id, isNew: app.id === wanted };
}

/** Kinds of app by platform, where it says it. */
const KINDS: Readonly<Record<string, 'mini-program' | 'quick-app'>> = {
  wechat: 'mini-program',
  alipay: 'mini-program',
  baidu: 'mini-program',
  douyin: 'mini-program',
  'quick-app': 'quick-app',
};

async function onlyFirm(tx: LedgerTransaction, name: string | undefined): Promise<string | null> {
  if (name === undefined) return null;
  const named = await tx.firmsNamed(name);
  return named.length === 1 ? named[0]! : null;
}

/** What the book says, with the firm and the app it means where that is certain. */
async function recordOf(tx: LedgerTransaction, of: LedgerImport, row: LedgerInput): Promise<LedgerRecord> {
  if (!isRecordKind(of.kind)) throw new RangeError(`no book of records: ${of.kind}`);
  const { values } = row;
  const app = await tx.appOf(values.package, values.appName);
  const byCode = values.creditCode === undefined ? undefined : (await tx.firmOfCode(values.creditCode))?.id;
  const said = {
    operatorName: values.operatorName ?? '',
    subjectName: values.appName ?? '',
    package: values.package ?? '',
    versionName: values.versionName ?? '',
    authority: values.authority ?? '',
    number: values.number ?? '',
    happenedOn: values.happenedOn ?? null,
    dueOn: values.dueOn ?? null,
    problems: values.problems === undefined ? [] : problemsOf(values.problems),
    clause: values.clause ?? '',
    outcome: values.outcome ?? '',
    note: [values.source, values.note].filter((one) => one !== undefined).join('；'),
  };
  return {
    ...{ id: tx.newId(), kind: of.kind, sheetNo: row.sheetNo, sheet: row.sheet, line: row.line },
    ...said,
    operator: byCode ?? (await onlyFirm(tx, values.operatorName)) ?? app?.operator ?? null,
    app: app?.app ?? null,
    key: tx.hashText(canonical({ kind: of.kind, ...said })),
  };
}
