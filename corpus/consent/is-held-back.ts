/** A third of all apps, by their id alone. FNV-1a. */
export function isHeldBack(id: string): boolean {
  let hash = 0x811c_9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x0100_0193);
  return ((hash ^ (hash >>> 15)) >>> 0) % 3 === 0;
}
