import type { App, AppFile } from '@touchstone/app-model';
import { readEntry, readZip } from '@touchstone/formats/zip';
import { decodeUtf8, sourceOf } from '@touchstone/kernel/bytes';
import { inflateRaw } from '@touchstone/kernel/deflate';
import { textFiles } from '../../text-files.ts';
import { type DocumentKind, documentKind } from './document-kind.ts';
import { plainText } from './plain-text.ts';

export interface BundledPolicy {
  readonly path: string;
  readonly document: DocumentKind;
  /** Letters without markup and spaces. */
  readonly length: number;
}

const MOST_BYTES = 512 * 1024;
const MOST_DOCUMENTS = 20;
const LEAST_LETTERS = 200;
/** Letters at the beginning in which the heading stands. */
const HEADING = 120;

/** Policies among the bundled pages: their name or heading says so, and they speak as policies do. */
export function* bundledPolicies(app: App): Iterable<BundledPolicy> {
  for (const { path, bytes, isPage } of textFiles(app).files) {
    if (isPage && !/\.json$/i.test(path)) yield* judged(path, plainText(decodeUtf8(bytes.subarray(0, MOST_BYTES))));
  }
  const documents = app.files.filter(({ path, sizeBytes }) => /(?:^|!)(?:assets|res)\/.*\.docx$/i.test(path) && sizeBytes <= MOST_BYTES);
  for (const file of documents.slice(0, MOST_DOCUMENTS)) yield* judged(file.path, docxText(file));
}

function* judged(path: string, text: string): Iterable<BundledPolicy> {
  const letters = text.replace(/\s+/g, '');
  if (letters.length < LEAST_LETTERS || !speaksAsPolicy(letters)) return;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const document = documentKind(text.slice(0, HEADING)) ?? documentKind(name);
  if (document !== undefined) yield { path, document, length: letters.length };
}

const POLICY_WORDS = [
  /个人信息|个人資料|用户信息|personal(information|data)/i,
  /收集|使用|采集|collect/i,
  /隐私|协议|同意|授权|privacy|agree|consent/i,
  /我们|本公司|平台|weand|ourservice|we/i,
];

/** Of the words that no policy or agreement does without, three of four. */
const speaksAsPolicy = (letters: string): boolean => POLICY_WORDS.filter((words) => words.test(letters)).length >= 3;

/** Text of a word-processor document. @source ECMA-376, word/document.xml */
function docxText(file: AppFile): string {
  const source = sourceOf(file.read().value);
  const entry = readZip(source).value.find('word/document.xml');
  if (entry === undefined) return '';
  return plainText(decodeUtf8(readEntry(source, entry, inflateRaw, { maxBytes: 4 * MOST_BYTES }).value));
}
