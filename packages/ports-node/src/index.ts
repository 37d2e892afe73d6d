import type { Ports } from '@touchstone/kernel/ports';
import { hash } from './hash.ts';
import { inflate } from './inflate.ts';
import { verify } from './verify.ts';

/** The ports of the pure packages, filled by node:zlib and node:crypto. */
export const ports: Ports = { inflate, hash, verify };

export { FileFault, type FileFaultCode } from './file-fault.ts';
export { type OpenFile, type OpenFileOptions, openFile } from './open-file.ts';
export { ScanMemory } from './scan-memory.ts';
export { tlsCrypto } from './tls-crypto.ts';
