/** Rows as CSV (RFC 4180), UTF-8. */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): Uint8Array =>
  Buffer.from(rows.map((row) => `${row.map(cell).join(',')}\r\n`).join(''), 'utf8');

/** A cell that a spreadsheet would take for a formula is text. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
