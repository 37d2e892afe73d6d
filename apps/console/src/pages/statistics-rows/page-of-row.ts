interface Row {
  readonly finding: string | null;
  readonly case: string | null;
  readonly app: string | null;
}

/** Where a counted row is: the problem itself, or its case, or the app that was tested. */
export function pageOfRow(row: Row): string | undefined {
  if (row.finding !== null) return `/findings/${row.finding}`;
  if (row.case !== null) return `/cases/${row.case}`;
  return row.app === null ? undefined : `/apps/${row.app}`;
}
