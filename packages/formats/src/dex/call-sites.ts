import type { Dex } from './dex.ts';
import { type EncodedValue, readEncodedArray } from './encoded-values.ts';

/** What an invoke-custom calls: the linker method, the name it is asked for, and constants for the linker. */
export interface CallSiteItem {
  readonly name: string;
  readonly proto: number;
  /** Method indices of all method handles: the linker first, then those that it binds (the body of a lambda). */
  readonly methods: readonly number[];
  readonly values: readonly EncodedValue[];
}

/** @source https://source.android.com/docs/core/runtime/dex-format#call-site-item */
export function readCallSite(dex: Dex, index: number): CallSiteItem | undefined {
  const { count, offset } = dex.header.callSites;
  if (!(index < count)) return undefined;
  const values = readEncodedArray(dex, dex.bytes.view.getUint32(offset + index * 4, true));
  const [, name, type] = values;
  const methods = values.flatMap((value) => {
    const method = value.kind === 'method-handle' ? readMethodHandle(dex, value.handle) : undefined;
    return method === undefined ? [] : [method];
  });
  return {
    name: name?.kind === 'text' ? name.value : '',
    proto: type?.kind === 'method-type' ? type.proto : dex.tables.protoCount,
    methods,
    values,
  };
}

const FIRST_INVOKE = 4;
const LAST_INVOKE = 8;

/** @source https://source.android.com/docs/core/runtime/dex-format#method-handle-item */
export function readMethodHandle(dex: Dex, index: number): number | undefined {
  const { count, offset } = dex.header.methodHandles;
  if (!(index < count)) return undefined;
  const kind = dex.bytes.view.getUint16(offset + index * 8, true);
  const method = dex.bytes.view.getUint16(offset + index * 8 + 4, true);
  return kind >= FIRST_INVOKE && kind <= LAST_INVOKE && method < dex.tables.methodCount ? method : undefined;
}
