/** A refusal on its way out of a transaction: what was written before it is taken back. */
class Undone extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('refused: rolled back');
    this.result = result;
  }
}

/**
 * Runs a use case in a transaction that a refusal rolls back, so that nothing of it is half done.
 * @param begin opens the transaction
 */
export async function wholeOrNothing<T, R>(begin: (work: (tx: T) => Promise<R>) => Promise<R>, work: (tx: T) => Promise<R>): Promise<R> {
  try {
    return await begin(async (tx) => {
      const result = await work(tx);
      if ((result as { readonly ok?: boolean } | undefined)?.ok === false) throw new Undone(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return error.result as R;
    throw error;
  }
}
