import type { NativeLibraryFile } from '@touchstone/app-model';
import { byText } from '@touchstone/kernel/order';
import type { Detector } from '../../detector.ts';
import type { AttributeValue } from '../../fact.ts';
import { catalogued } from '../../native-sdks.ts';
import { librariesByName, nativeTexts, rankOfAbi } from '../../native-texts.ts';

/** What is unpacked to look at libraries: of one library, and of all together. */
const LIBRARY_BYTES = 16 * 1024 * 1024;
const TOTAL_BYTES = 32 * 1024 * 1024;

/** Native libraries: for which ABIs, how many functions Java can call, whose they are. */
export const nativeCode: Detector = {
  id: 'native-code',
  version: 2,
  yields: ['code.native', 'analysis.limit'],

  *detect(app, knowledge) {
    let left = TOTAL_BYTES;
    let unread = 0;
    for (const [library, files] of librariesByName(app)) {
      const best = files.reduce((one, other) => (rankOfAbi(other) < rankOfAbi(one) ? other : one));
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
    const limits = [
      ['libraries', unread],
      ['native-texts', nativeTexts(app, knowledge).unreadCount],
    ] as const;
    for (const [what, count] of limits) {
      const attributes = { what: `native-code:${what}`, done: app.natives.length - count };
      if (count > 0) yield { kind: 'analysis.limit', attributes, at: { file: app.file.name } };
    }
  },
};

function stated(library: NativeLibraryFile): Readonly<Record<string, AttributeValue>> {
  const { jni, aligned16k } = library.elf().value;
  return { jniMethods: jni.count, ...(aligned16k === undefined ? {} : { aligned16k }) };
}
