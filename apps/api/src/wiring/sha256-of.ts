import { createHash } from 'node:crypto';

/** SHA-256 of bytes, lower-case hexadecimal. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
