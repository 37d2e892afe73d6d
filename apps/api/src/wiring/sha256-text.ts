import { createHash } from 'node:crypto';

/** SHA-256 of UTF-8 text, lower-case hexadecimal. */
export const sha256Text = (text: string): string => createHash('sha256').update(text).digest('hex');
