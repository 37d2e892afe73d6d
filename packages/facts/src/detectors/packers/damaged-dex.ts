import type { App } from '@touchstone/app-model';

export interface HiddenCode {
  readonly why: 'no-dex' | 'damaged-dex' | 'encrypted-dex' | 'unreadable' | 'budget';
  readonly detail: string;
  readonly file: string;
}

const DEX_NAME = /(^|!)classes\d*\.dex$/;
/** Problems of a DEX file after which some of its code was not read; the rest only looks odd. */
const LOSES_CODE: ReadonlySet<string> = new Set([
  'dex/header-truncated',
  'dex/file-truncated',
  'dex/class-data-past-end',
  'dex/class-data-budget',
  'dex/class-def',
  'dex/class-defs-hidden',
  'dex/code-budget',
  'dex/table-budget',
  'dex/big-endian',
]);
/** Android refuses to run such a method, so one is nothing to miss; as many as are listed mean that bodies were taken out. */
const LOSES_METHOD: ReadonlySet<string> = new Set([
  'dex/class-data-method',
  'dex/code-out-of-file',
  'dex/code-past-end',
  'dex/instruction-past-end',
  'dex/invalid-opcode',
]);
const MANY_METHODS = 20;

const LOSES_FILE: ReadonlySet<string> = new Set([
  'zip/deflate-corrupt',
  'zip/deflate-truncated',
  'zip/entry-outside',
  'zip/entry-truncated',
  'zip/unknown-method',
]);
const OVER_BUDGET: ReadonlySet<string> = new Set(['zip/total-limit', 'zip/bomb-ratio']);

/** DEX files that Android would look for and this scan could not read. */
export function hiddenCode(app: App): readonly HiddenCode[] {
  const dexFiles = app.files.filter(({ path }) => DEX_NAME.test(path));
  if (dexFiles.length === 0) return [{ why: 'no-dex', detail: 'classes.dex', file: app.file.name }];
  const read = new Set(app.program.dexes.map(({ file }) => file));
  const hidden = new Map<string, HiddenCode>();
  const methods = new Map<string, number>();
  for (const { code, file } of app.problems) {
    if (code === 'app/too-many-dex-files') hidden.set('', { why: 'budget', detail: 'dex-files', file: file ?? app.file.name });
    if (file === undefined || !DEX_NAME.test(file) || hidden.has(file)) continue;
    if (OVER_BUDGET.has(code)) hidden.set(file, { why: 'budget', detail: `${file}: ${code}`, file });
    else if (LOSES_FILE.has(code)) hidden.set(file, { why: 'unreadable', detail: `${file}: ${code}`, file });
    else if (LOSES_CODE.has(code) || losesMany(code, file, methods))
      hidden.set(file, { why: 'damaged-dex', detail: `${file}: ${code}`, file });
  }
  for (const { path, sizeBytes, read: content } of dexFiles) {
    if (read.has(path) || hidden.has(path)) continue;
    const bytes = content().value.subarray(0, SAMPLE_BYTES);
    const why = bytes.length === 0 && sizeBytes > 0 ? 'unreadable' : isEncrypted(bytes) ? 'encrypted-dex' : 'damaged-dex';
    hidden.set(path, { why, detail: path, file: path });
  }
  return [...hidden.values()];
}

function losesMany(code: string, file: string, methods: Map<string, number>): boolean {
  if (!LOSES_METHOD.has(code)) return false;
  const count = (methods.get(file) ?? 0) + 1;
  methods.set(file, count);
  return count >= MANY_METHODS;
}

const SAMPLE_BYTES = 64 * 1024;
/** Bits per byte: compiled code has 5 to 6.5, encrypted or compressed data close to 8. */
const ENTROPY = 7.2;

function isEncrypted(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  return bits > ENTROPY;
}
