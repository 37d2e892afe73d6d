interface PrintedRow {
  readonly ordinal: number;
  readonly name: string;
  readonly developer: string | null;
  readonly source: string | null;
  readonly version: string | null;
  readonly problems: readonly string[];
  readonly filingNo: string | null;
  readonly territory: string | null;
  readonly category: string | null;
  readonly description: string | null;
}

const CELLS: Readonly<Record<string, (row: PrintedRow) => string | null>> = {
  ordinal: ({ ordinal }) => String(ordinal),
  name: ({ name }) => name,
  developer: ({ developer }) => developer,
  source: ({ source }) => source,
  version: ({ version }) => version,
  problems: ({ problems }) => problems.join('；'),
  'filing-no': ({ filingNo }) => filingNo,
  territory: ({ territory }) => territory,
  category: ({ category }) => category,
  description: ({ description }) => description,
};

/** What a row says in an official column; nothing where it is not known. */
export const cellText = (field: string, row: PrintedRow): string => CELLS[field]?.(row) ?? '';
