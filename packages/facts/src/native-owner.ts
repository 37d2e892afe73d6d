import type { App, NativeLibraryFile } from '@touchstone/app-model';
import { descriptorOf } from './class-names.ts';
import type { AttributeValue } from './fact.ts';
import type { Knowledge } from './knowledge.ts';
import { catalogued } from './native-sdks.ts';
import { ownerAttributes } from './owner-attributes.ts';

/** Attributes `owner`, `sdk` and `package` of a native library: by the catalogue, or else by the class that calls it. */
export function nativeOwner(app: App, knowledge: Knowledge, library: NativeLibraryFile): Readonly<Record<string, AttributeValue>> {
  const id = catalogued(knowledge, library.name)?.sdk;
  const sdk = id === undefined ? undefined : knowledge.sdks.find((one) => one.id === id);
  if (sdk !== undefined) return { owner: sdk.isGeneralLibrary === true ? 'library' : 'sdk', sdk: sdk.id };
  const caller = library
    .elf()
    .value.jni.names.map(classOf)
    .find((name) => name !== undefined);
  return caller === undefined ? { owner: 'unknown' } : ownerAttributes(app, descriptorOf(caller));
}

/** `com.x.A` of `Java_com_x_A_go`. @source JNI specification, resolving native method names */
function classOf(symbol: string): string | undefined {
  const parts = symbol
    .replace(/^Java_/, '')
    .replace(/__.*$/, '')
    .replaceAll('_1', '\0')
    .split('_')
    .map((part) => part.replaceAll('\0', '_'));
  return parts.length < 2 ? undefined : parts.slice(0, -1).join('.');
}
