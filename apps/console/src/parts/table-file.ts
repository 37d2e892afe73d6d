const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
};

/** What a file picker takes as a table. */
export const TABLE_FILES = '.xlsx,.xls,.csv';

/** The media type of a table by its name; browsers do not agree on those of their own. */
export const tableTypeOf = (name: string): string => TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'text/csv';
