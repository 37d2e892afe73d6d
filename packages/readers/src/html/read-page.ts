import { scanMarkup } from '../markup/index.ts';
import { ATTRIBUTES } from './elements.ts';
import type { Page } from './page.ts';
import { type PageOptions, PageReader } from './page-reader.ts';

/** Reads HTML without a tree: every tag is one event, so nesting costs nothing and unclosed tags end with their table or the page. */
export function readPage(html: string, options: PageOptions = {}): Page {
  const reader = new PageReader(options);
  scanMarkup(html, reader, { isXml: false, attributes: ATTRIBUTES });
  return reader.finish();
}
