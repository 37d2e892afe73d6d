import type { App, NativeLibraryFile } from '@touchstone/app-model';
import { byText } from '@touchstone/kernel/order';
import type { Detector } from '../../detector.ts';
import type { AttributeValue } from '../../fact.ts';
import { catalogued } from '../../native-sdks.ts';

/** What is unpacked to look at libraries: of one library, and of all together. */
const LIBRARY_BYTES = 16 * 1024 * 1024;
const TOTAL_BYTES = 32 * 1024 * 1024;

/** Native libraries: for which ABIs, how many functions Java can call, whose they are. */
export const nativeCode: Detector = {
  id: 'native-code',
  version: 1,
  yields: ['code.native', 'analysis.limit'],

  *detect(app, knowledge) {
    let left = TOTAL_BYTES;
    let unread = 0;
    for (const [library, files] of byName(app)) {
      const best = files.reduce((one, other) => (rank(other) < rank(one) ? other : one));
      const isRead = best.sizeBytes <= Math.min(LIBRARY_BYTES, left);
      if (isRead) left -= best.sizeBytes;
      else unread++;
      const sdk = catalogued(knowledge, library)?.sdk;
      const attributes: Record<string, AttributeValue> = {
        library,
        abis: [...new Set(files.map(({ abi }) => abi))].sort(byText).join(','),
        ...(isRead ? stated(best) : {}),
        ...(sdk === undefined ? {} : { sdk }),
      };
      yield { kind: 'code.native', attributes, at: { file: best.path } };
    }
    if (unread > 0) {
      yield {
        kind: 'analysis.limit',
        attributes: { what: 'native-code:libraries', done: app.natives.length - unread },
        at: { file: app.file.name },
      };
    }
  },
};

/** Smallest libraries first, so that the bytes there are go far. */
function byName({ natives }: App): readonly (readonly [name: string, files: readonly NativeLibraryFile[]])[] {
  const groups = new Map<string, NativeLibraryFile[]>();
  for (const file of natives) groups.set(file.name, [...(groups.get(file.name) ?? []), file]);
  const size = (files: readonly NativeLibraryFile[]) => Math.max(...files.map(({ sizeBytes }) => sizeBytes));
  return [...groups].sort(([a, one], [b, other]) => size(one) - size(other) || byText(a, b));
}

/** The ABI of today's phones stands for the others. */
const PREFERRED = ['arm64-v8a', 'armeabi-v7a', 'x86_64', 'armeabi', 'x86'];
function rank({ abi }: NativeLibraryFile): number {
  const at = PREFERRED.indexOf(abi);
  return at < 0 ? PREFERRED.length : at;
}

function stated(library: NativeLibraryFile): Readonly<Record<string, AttributeValue>> {
  const { jni, aligned16k } = library.elf().value;
  return { jniMethods: jni.count, ...(aligned16k === undefined ? {} : { aligned16k }) };
}
