import type { Document } from '@touchstone/kernel/document';
import { ports } from '@touchstone/ports-node';
import { decodeText, readDocument } from '@touchstone/readers';
import type { ListingRef, PageStatement } from '../connector.ts';
import { present } from '../listing-change.ts';
import { dayOf } from './day.ts';
import { type Data, embeddedObjects } from './embedded-data.ts';
import type { Statement, StorePage } from './store-page.ts';

export interface ReadPage {
  /** What people see, a line each. */
  readonly lines: readonly string[];
  /** What the page says of an app; undefined when it says of none. */
  readonly statement: PageStatement | undefined;
  /** The app spoken of: the one asked for, another, or it cannot be told. */
  readonly about: 'asked' | 'another' | 'unknown';
}

/** What a store's page says, in words and in the data it carries. Data that name another package are not of this app. */
export async function readStorePage(
  bytes: Uint8Array,
  contentType: string | undefined,
  page: StorePage,
  asked: ListingRef,
): Promise<ReadPage> {
  const html = decodeText(bytes, contentType === undefined ? {} : { contentType }).text;
  const { value: document } = await readDocument(bytes, { name: 'page.html', ports });
  const lines = document === undefined ? [] : linesOf(document);
  const packages = embeddedObjects(html).filter((object) => textAt(object, page.names.packageName) !== undefined);
  const own =
    packages.find((object) => textAt(object, page.names.packageName) === asked.packageName) ??
    (asked.packageName === undefined ? packages[0] : undefined);
  const said = statementOf(page, own, lines, document);
  const named = textAt(own ?? {}, page.names.packageName) ?? labelled(lines, page.labels.packageName);
  const about =
    asked.packageName !== undefined && named !== undefined
      ? named === asked.packageName
        ? 'asked'
        : 'another'
      : own !== undefined
        ? 'asked'
        : packages.length > 0
          ? 'another'
          : 'unknown';
  return { lines, statement: Object.keys(said).length === 0 ? undefined : said, about };
}

function statementOf(page: StorePage, own: Data | undefined, lines: readonly string[], document: Document | undefined): PageStatement {
  const of = (what: Statement) => (own === undefined ? undefined : textAt(own, page.names[what])) ?? labelled(lines, page.labels[what]);
  const code = Number(of('versionCode'));
  const permissions = own === undefined ? undefined : textsAt(own, page.names.permissions);
  const link = document?.links.find(({ text }) => /隐私/.test(text))?.address;
  const policyUrl = [of('policyUrl'), link].find((address) => address !== undefined && /^https?:\/\//.test(address));
  return {
    ...present('packageName', of('packageName')),
    ...present('name', of('name')),
    ...present('versionName', of('versionName')?.replace(/^v(?=\d)/i, '')),
    ...present('versionCode', Number.isSafeInteger(code) && code > 0 ? code : undefined),
    ...present('developer', of('developer')),
    ...present('filingNumber', of('filingNumber')),
    ...present('policyUrl', policyUrl),
    ...present('permissions', permissions),
    ...present('updatedOn', dayOf(of('updatedOn') ?? '')),
  };
}

const MAX_TEXT = 500;

function textAt(object: Data, names: readonly string[] | undefined): string | undefined {
  for (const name of names ?? []) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    if (text !== '' && text.length <= MAX_TEXT) return text;
  }
  return undefined;
}

function textsAt(object: Data, names: readonly string[] | undefined): readonly string[] | undefined {
  for (const name of names ?? []) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    const list = Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? value.split(/[,;|]/) : undefined;
    if (list !== undefined)
      return list
        .filter((one): one is string => typeof one === 'string')
        .slice(0, MAX_TEXT)
        .map((one) => one.trim().slice(0, MAX_TEXT))
        .filter((one) => one !== '')
        .sort();
  }
  return undefined;
}

/** `版本：1.2`, or `版本` and the value in the next line or cell. */
function labelled(lines: readonly string[], labels: readonly string[] | undefined): string | undefined {
  for (const label of labels ?? []) {
    for (const [i, line] of lines.entries()) {
      if (!line.startsWith(label)) continue;
      const rest = /^\s*[:：]\s*(.*)$/s.exec(line.slice(label.length))?.[1];
      const value = rest === undefined ? (line.length === label.length ? lines[i + 1] : undefined) : rest === '' ? lines[i + 1] : rest;
      if (value !== undefined && value !== '' && value.length <= MAX_TEXT) return value;
    }
  }
  return undefined;
}

function linesOf({ blocks }: Document): readonly string[] {
  return blocks
    .flatMap((block) => (block.kind === 'table' ? block.rows.flat() : block.text.split('\n')))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
