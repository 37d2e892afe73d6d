import { elf } from '@touchstone/test-kit';

export const nativeLibrary = (exports: readonly string[], strings: readonly string[]): Uint8Array =>
  elf({ abi: 'arm64-v8a', exports, strings });
