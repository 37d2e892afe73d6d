import { basename } from 'node:path';
import { peekApp } from '@touchstone/app-model';
import { toHex } from '@touchstone/kernel/hex';
import { FileFault, openFile, ports } from '@touchstone/ports-node';
import { RecordFault } from '../fault.ts';

/** What the files of an app say of themselves. */
export interface ApkFacts {
  readonly package: string;
  /** Of the base, hex. */
  readonly sha256: string;
}

const PIECE = 1 << 20;

/** @param paths base first. @throws RecordFault: not-an-app */
export function readApks(paths: readonly string[]): ApkFacts {
  const [base = ''] = paths;
  try {
    const file = openFile(base);
    try {
      const identity = peekApp({ name: basename(base), source: file }, ports);
      if (identity === undefined) throw new RecordFault('not-an-app', base);
      const digest = ports.hash.start('sha256');
      for (let at = 0; at < file.size; at += PIECE) digest.update(file.read(at, Math.min(PIECE, file.size - at)));
      return { package: identity.package, sha256: toHex(digest.digest()) };
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof FileFault) throw new RecordFault('not-an-app', `${base} (${error.code})`);
    throw error;
  }
}
