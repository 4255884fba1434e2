export type Cell = string | number | null;

// What spreadsheets take for a formula, also where its sign is as wide as a Chinese character.
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

/**
 * Rows as CSV (RFC 4180: CRLF, quotes where needed). Text that a spreadsheet would take for a formula gets an
 * apostrophe in front; numbers, negative ones too, stay numbers; null is an empty cell.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

function cellOf(cell: Cell): string {
  const text = String(cell ?? '');
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
