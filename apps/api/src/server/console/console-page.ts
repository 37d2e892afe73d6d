import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pagePolicy } from '../security.ts';

/** Stands in `index.html` where the nonce belongs: apps/console/vite.config.ts. */
const PLACE = 'TOUCHSTONE_NONCE';

export interface ConsolePage {
  readonly html: string;
  readonly policy: string;
}

/** The one page of the console with a nonce of this request alone for the styles that antd writes; undefined when it was never built. */
export async function consolePage(folder: string): Promise<ConsolePage | undefined> {
  const text = await readFile(join(folder, 'index.html'), 'utf8').catch(missing);
  if (text === undefined) return undefined;
  const nonce = randomBytes(16).toString('base64');
  return { html: text.replaceAll(PLACE, nonce), policy: pagePolicy(nonce) };
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
