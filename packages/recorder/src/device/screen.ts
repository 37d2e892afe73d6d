import type { Adb } from './adb.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Undefined when the screen cannot be taken: secured windows, locked screen. */
export async function takePicture(adb: Adb): Promise<Buffer | undefined> {
  const bytes = await adb.bytes('screencap', '-p');
  return bytes?.subarray(0, 4).equals(PNG) === true ? bytes : undefined;
}

/** The tree of elements. It needs a screen that stands still: a second try is worth it. */
export async function takeTree(adb: Adb): Promise<string | undefined> {
  for (let i = 0; i < 2; i++) {
    const text = (await adb.bytes('uiautomator', 'dump', '/dev/tty'))?.toString('utf8') ?? '';
    const [from, to] = [text.indexOf('<?xml'), text.lastIndexOf('</hierarchy>')];
    if (from >= 0 && to > from) return `${text.slice(from, to)}</hierarchy>\n`;
  }
  return undefined;
}
