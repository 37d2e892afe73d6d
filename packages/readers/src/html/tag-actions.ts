import type { Attributes, PageReader } from './page-reader.ts';

const MOST_SPAN = 65_534;

type Opened = (page: PageReader, attributes: Attributes, at: number) => void;
type Closed = (page: PageReader, at: number) => void;

const startsList: Opened = (page) => page.startList();
const startsCell: Opened = (page, attributes) =>
  page.startCell(spanOf(attributes.get('colspan')), spanOf(attributes.get('rowspan'), MOST_SPAN));
const startsPre: Opened = (page) => page.startPre();
const startsHeading =
  (level: number): Opened =>
  (page) =>
    page.startHeading(level);

/** What an element that begins leads to. Others only divide text. */
export const OPENED: Readonly<Record<string, Opened>> = {
  __proto__: null as never,
  a: (page, attributes, at) => page.startLink(attributes.get('href'), at),
  br: (page) => page.break(),
  img: (page) => page.countImage(),
  title: (page) => page.startTitle(),
  h1: startsHeading(1),
  h2: startsHeading(2),
  h3: startsHeading(3),
  h4: startsHeading(4),
  h5: startsHeading(5),
  h6: startsHeading(6),
  ul: startsList,
  ol: startsList,
  menu: startsList,
  dir: startsList,
  li: (page) => page.startItem(),
  pre: startsPre,
  xmp: startsPre,
  textarea: startsPre,
  table: (page, _, at) => page.startTable(at),
  tr: (page) => page.startRow(),
  td: startsCell,
  th: startsCell,
};

const endsList: Closed = (page) => page.endList();
const endsHeading: Closed = (page) => page.endHeading();
const endsCell: Closed = (page) => page.endCell();
const endsPre: Closed = (page) => page.endPre();

/** What an element that ends leads to. */
export const CLOSED: Readonly<Record<string, Closed>> = {
  __proto__: null as never,
  a: (page) => page.endLink(),
  title: (page) => page.endTitle(),
  h1: endsHeading,
  h2: endsHeading,
  h3: endsHeading,
  h4: endsHeading,
  h5: endsHeading,
  h6: endsHeading,
  div: endsHeading,
  ul: endsList,
  ol: endsList,
  menu: endsList,
  dir: endsList,
  li: (page) => page.endItem(),
  pre: endsPre,
  xmp: endsPre,
  textarea: endsPre,
  table: (page) => page.endTable(),
  tr: endsCell,
  td: endsCell,
  th: endsCell,
};

/** Zero means "all that are left" where it means anything. */
function spanOf(value: string | undefined, zero = 1): number {
  const span = Number.parseInt(value ?? '1', 10);
  if (span === 0) return zero;
  return span >= 1 ? Math.min(span, MOST_SPAN) : 1;
}
