import { readCreditCode, readFilingNumber } from '@touchstone/domain/inventory';
import type { KnownApp, KnownOperator, NewApp, NewOperator } from '../acquisition/ports.ts';
import type { InventoryTransaction } from './ports.ts';

/** What has no file that could be scanned, as a person registers it. */
export interface SubjectWish {
  readonly kind: 'mini-program' | 'quick-app' | 'preinstalled' | 'sdk' | 'store';
  readonly platform?: string;
  /** appid, package, or the word by which an SDK or store is known. */
  readonly key: string;
  readonly name: string;
  readonly versionName?: string;
  readonly category?: number;
  readonly filingNumber?: string;
  readonly creditCode?: string;
  readonly operatorName?: string;
  readonly vendor?: string;
  readonly province?: string;
  /** Who says so: `person:<id>`. */
  readonly source: string;
}

export interface SubjectTransaction extends InventoryTransaction {
  apps(rows: readonly NewApp[]): Promise<readonly KnownApp[]>;
  operators(creditCodes: readonly string[], filings: readonly string[]): Promise<readonly KnownOperator[]>;
  createOperators(rows: readonly NewOperator[]): Promise<void>;
  saveSdk(row: {
    readonly id: string;
    readonly name: string;
    readonly vendor: string;
    readonly operator: string | null;
    readonly province: string | null;
  }): Promise<void>;
  /** @returns the id of the store of that code */
  saveHandStore(row: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly operator: string | null;
    readonly province: string | null;
  }): Promise<string>;
  /** Whether a package is an app already that who asks may not see. */
  isForeign(platform: string, packageName: string): Promise<boolean>;
  /** The stand-in for a file: runs, sheets and findings hang on it. @returns its id */
  saveNoFile(row: { readonly id: string; readonly subject: string; readonly version: string | null }): Promise<string>;
}

export interface SubjectPorts {
  inTransaction<T>(work: (tx: SubjectTransaction) => Promise<T>): Promise<T>;
  newId(): string;
}

export type RegisterSubject =
  | { readonly ok: true; readonly subject: string; readonly app: string | null; readonly artifact: string }
  | { readonly ok: false; readonly reason: 'invalid-input'; readonly field: string }
  /** It is registered, and outside of what who asks may see: naming its operator would move it. */
  | { readonly ok: false; readonly reason: 'conflict' };

const PLATFORMS: Readonly<Record<string, string>> = { 'mini-program': 'wechat', 'quick-app': 'quick-app', preinstalled: 'android' };

/** Registers a subject by hand; the same again is the same subject, and a new version of it gets a stand-in of its own. */
export async function registerSubject(ports: SubjectPorts, wish: SubjectWish): Promise<RegisterSubject> {
  const code = wish.creditCode === undefined ? undefined : readCreditCode(wish.creditCode);
  if (code?.ok === false) return { ok: false, reason: 'invalid-input', field: 'creditCode' };
  const filing = wish.filingNumber === undefined ? undefined : readFilingNumber(wish.filingNumber);
  if (filing?.ok === false) return { ok: false, reason: 'invalid-input', field: 'filingNumber' };

  const platform = wish.platform ?? PLATFORMS[wish.kind] ?? 'android';
  return ports.inTransaction(async (tx): Promise<RegisterSubject> => {
    const isApp = wish.kind !== 'sdk' && wish.kind !== 'store';
    if (isApp && (await tx.isForeign(platform, wish.key))) return { ok: false, reason: 'conflict' };
    const operator = await operatorOf(tx, ports, wish, code?.value, filing?.value.operatorFiling);
    const province = wish.province ?? code?.value.province ?? filing?.value.province ?? null;
    if (wish.kind === 'sdk') {
      await tx.saveSdk({ id: wish.key, name: wish.name, vendor: wish.vendor ?? wish.operatorName ?? '', operator, province });
      return { ok: true, subject: wish.key, app: null, artifact: await standIn(tx, ports, `sdk:${wish.key}`, wish, null) };
    }
    if (wish.kind === 'store') {
      const store = await tx.saveHandStore({ id: ports.newId(), code: wish.key, name: wish.name, operator, province });
      return { ok: true, subject: store, app: null, artifact: await standIn(tx, ports, `store:${store}`, wish, null) };
    }
    const row: NewApp = {
      id: ports.newId(),
      kind: wish.kind,
      platform,
      package: wish.key,
      name: wish.name,
      category: wish.category ?? null,
      filing: filing?.value.text ?? null,
      reachBand: 0,
      province,
    };
    const [app] = await tx.apps([row]);
    const id = app?.id ?? row.id;
    if (operator !== null) {
      await tx.addEvidence([
        { targetKind: 'app', target: id, operator, kind: 'invited-by-authority', source: wish.source, detail: { by: 'registration' } },
      ]);
      await tx.setOperators([{ app: id, operator }]);
    }
    const version = await tx.saveVersion({ id: ports.newId(), app: id, versionCode: 0, versionName: wish.versionName ?? '' });
    return { ok: true, subject: id, app: id, artifact: await standIn(tx, ports, id, wish, version.id) };
  });
}

const standIn = (tx: SubjectTransaction, ports: SubjectPorts, subject: string, { versionName }: SubjectWish, version: string | null) =>
  tx.saveNoFile({ id: ports.newId(), subject: versionName === undefined ? subject : `${subject}@${versionName}`, version });

async function operatorOf(
  tx: SubjectTransaction,
  ports: SubjectPorts,
  { operatorName, vendor, province, source }: SubjectWish,
  code: { readonly code: string; readonly province: string | null } | undefined,
  filing: string | undefined,
): Promise<string | null> {
  if (code === undefined) return filing === undefined ? null : ((await tx.operators([], [filing]))[0]?.id ?? null);
  const name = operatorName ?? vendor ?? code.code;
  await tx.createOperators([
    { id: ports.newId(), creditCode: code.code, name, province: province ?? code.province, filing: filing ?? null, source },
  ]);
  return (await tx.operators([code.code], []))[0]?.id ?? null;
}
