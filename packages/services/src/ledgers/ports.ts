import type { CellFault, LedgerKind, LedgerValues, Mapping, RecordKind } from '@touchstone/domain/ledger';
import type { KnownApp, KnownOperator, NewApp, NewOperator } from '../acquisition/ports.ts';
import type { InventoryTransaction } from '../inventory/ports.ts';

/** One bringing-in of a book. */
export interface LedgerImport {
  readonly id: string;
  readonly kind: LedgerKind;
  readonly organisation: string;
  readonly province: string | null;
  readonly file: string;
  readonly mapping: Mapping;
  /** Who says so, as evidence names them: `person:<id>`. */
  readonly source: string;
}

/** Where a row stands. */
export interface LedgerPlace {
  readonly sheetNo: number;
  readonly sheet: string;
  readonly line: number;
}

export interface LedgerInput extends LedgerPlace {
  readonly values: LedgerValues;
  readonly faults: readonly CellFault[];
}

/** What became of a row. */
export interface LedgerOutcome extends LedgerPlace {
  readonly state: 'CREATED' | 'MATCHED' | 'REFUSED';
  readonly targetKind: 'operator' | 'app' | 'record' | null;
  readonly target: string | null;
  readonly faults: readonly CellFault[];
}

export interface LedgerRecord extends LedgerPlace {
  readonly id: string;
  readonly kind: RecordKind;
  readonly operator: string | null;
  readonly app: string | null;
  readonly operatorName: string;
  readonly subjectName: string;
  readonly package: string;
  readonly versionName: string;
  readonly authority: string;
  readonly number: string;
  readonly happenedOn: string | null;
  readonly dueOn: string | null;
  readonly problems: readonly string[];
  readonly clause: string;
  readonly outcome: string;
  readonly note: string;
  /** Over what the book says. */
  readonly key: string;
}

/** Fields of a firm that a book may fill in where nothing is known. */
export interface FirmFields {
  readonly id: string;
  readonly licence?: string | undefined;
  readonly filing?: string | undefined;
  readonly province?: string | undefined;
  readonly contacts: Readonly<Record<string, string>>;
}

export interface LedgerTransaction extends Pick<InventoryTransaction, 'addEvidence' | 'setOperators'> {
  apps(rows: readonly NewApp[]): Promise<readonly KnownApp[]>;
  touchApps(rows: readonly { readonly app: string; readonly filing: string | null; readonly reachBand: number }[]): Promise<void>;
  operators(creditCodes: readonly string[], filings: readonly string[]): Promise<readonly KnownOperator[]>;
  createOperators(rows: readonly NewOperator[]): Promise<void>;
  firmOfCode(creditCode: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
  /** Only what is empty is filled, and only of firms that who asks may see. */
  completeFirm(fields: FirmFields): Promise<void>;
  /** Firms of one name; more than one is none. */
  firmsNamed(name: string): Promise<readonly string[]>;
  /** An app by its package, or by its name when only one has it; that who asks may see. */
  appOf(
    packageName: string | undefined,
    name: string | undefined,
  ): Promise<{ readonly app: string; readonly operator: string | null } | undefined>;
  /** Whether a package is an app already that who asks may not see. */
  isForeign(platform: string, packageName: string): Promise<boolean>;
  /** @returns the id, and whether it is new: the same record of another file is that one */
  saveRecord(of: LedgerImport, row: LedgerRecord): Promise<{ readonly id: string; readonly isNew: boolean }>;
  /** Lines of a sheet that were worked off before. */
  linesDone(importId: string, sheetNo: number): Promise<ReadonlySet<number>>;
  saveOutcomes(importId: string, rows: readonly LedgerOutcome[]): Promise<void>;
  newId(): string;
  hashText(text: string): string;
}

export interface LedgerPorts {
  inTransaction<R>(work: (tx: LedgerTransaction) => Promise<R>): Promise<R>;
}
