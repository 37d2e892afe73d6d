/** What is under way in this process, by the file it works on: two listings may name the same bytes. */
const underWay = new Map<string, Promise<unknown>>();

/** Does `work` when nobody else in this process works on `path`. */
export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (let other = underWay.get(path); other !== undefined; other = underWay.get(path)) await other.catch(() => undefined);
  const mine = work();
  underWay.set(path, mine);
  try {
    return await mine;
  } finally {
    underWay.delete(path);
  }
}
