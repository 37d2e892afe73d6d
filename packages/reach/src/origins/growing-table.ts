/** The table with room for at least so many numbers, what it holds kept. */
export function grown(table: Int32Array, least: number): Int32Array {
  if (least <= table.length) return table;
  const larger = new Int32Array(Math.max(least, table.length * 2));
  larger.set(table);
  return larger;
}
