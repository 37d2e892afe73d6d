export { checkedAddress, ObjectFault, type ObjectFaultCode } from './object-fault.ts';
export type { ByteRange, ByteStream, ObjectStore, PutOptions, StoredObject } from './object-store.ts';
export { openFolder } from './open-folder.ts';
export { type Received, receive } from './receive.ts';
