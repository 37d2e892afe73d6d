import type { Problem } from '@touchstone/kernel/problem';
import { FileFault } from '@touchstone/ports-node';

/**
 * What reading a file of evidence gives, or the problem `file/…` when the file is gone, changes while it is read, or may not be read: what
 * the scan of the package found does not depend on it.
 */
export async function orUnread<T>(name: string, read: () => T | Promise<T>): Promise<T | { readonly problem: Problem }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileFault) return { problem: { code: `file/${error.code}`, at: 0, file: name } };
    throw error;
  }
}
