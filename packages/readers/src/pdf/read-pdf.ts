import type { Inflate } from '@touchstone/kernel/ports';
import { Problems } from '@touchstone/kernel/problem';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { addWrittenAddresses, type DraftLink, numberByOrder } from '../blocks/index.ts';
import type { TextParts } from '../parts.ts';
import { CharacterMaps } from './character-maps.ts';
import { blocksOf, type ReadPage, settingOf } from './page-blocks.ts';
import { type PageItem, pageItems, type RawItem } from './page-items.ts';
import { pageLines } from './page-lines.ts';
import { type OperatorNumbers, type Operators, pageRules } from './page-rules.ts';
import { ruledTables } from './ruled-tables.ts';
import { withoutRunningHeads } from './running-heads.ts';
import { holdStrayRejections } from './stray-rejections.ts';
import { hasStreamBomb } from './stream-bombs.ts';

const MOST_PAGES = 600;
/** A page of a policy takes some hundredths of a second; what takes so long is no policy. */
const MOST_MS = 30_000;
const MOST_LINKS_PER_PAGE = 500;
const UNREADABLE_SHARE = 0.2;

/**
 * Blocks of a PDF: lines joined to paragraphs, tables where lines are drawn around cells, headings by size, boldness or number. Heads and
 * feet of pages are left out; text that is turned is too. Columns without drawn lines are read as lines.
 *
 * Nothing of the file is run, no image decoded, no font of the machine used. Problems: `pdf/bomb`, `pdf/encrypted`, `pdf/damaged`, `pdf/page-damaged`,
 * `pdf/too-many-pages`, `pdf/time-limit`, `pdf/no-text` (a scan), `pdf/text-unreadable` (fonts that do not say what they show).
 */
export async function readPdf(bytes: Uint8Array, inflate: Inflate): Promise<TextParts> {
  const problems = new Problems();
  if (hasStreamBomb(bytes, inflate)) {
    problems.add('pdf/bomb', 0);
    return { blocks: [], links: [], problems: problems.list };
  }
  const file = await openPdf(bytes, problems);
  if (file === undefined) return { blocks: [], links: [], problems: problems.list };
  try {
    return await readPages(file, problems);
  } finally {
    await file.loadingTask.destroy();
  }
}

type PdfFile = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfFile['getPage']>>;

/** Errors of pdf.js by name. Whatever else it throws comes from the bytes too: it has no other input. */
const FAULTS: Readonly<Record<string, string>> = { PasswordException: 'pdf/encrypted' };

async function openPdf(bytes: Uint8Array, problems: Problems): Promise<PdfFile | undefined> {
  holdStrayRejections();
  try {
    // A copy: pdf.js takes the buffer away from its owner, and refuses a `Buffer`.
    return await getDocumentProxy(new Uint8Array(bytes), OPTIONS);
  } catch (error) {
    problems.add(FAULTS[error instanceof Error ? error.name : ''] ?? 'pdf/damaged', 0);
    return undefined;
  }
}

const OPTIONS = {
  verbosity: 0,
  useSystemFonts: false,
  disableFontFace: true,
  enableXfa: false,
  maxImageSize: 1,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  useWorkerFetch: false,
  cMapUrl: '/',
  cMapPacked: false,
  BinaryDataFactory: CharacterMaps,
} as const;

interface PageParts extends ReadPage {
  readonly links: readonly Omit<DraftLink, 'at'>[];
  readonly characters: number;
  readonly unreadable: number;
}

async function readPages(file: PdfFile, problems: Problems): Promise<TextParts> {
  if (file.numPages > MOST_PAGES) problems.add('pdf/too-many-pages', 0);
  const { OPS } = await getResolvedPDFJS();
  const read: PageParts[] = [];
  const start = performance.now();
  for (let number = 1; number <= Math.min(file.numPages, MOST_PAGES); number++) {
    if (performance.now() - start > MOST_MS) {
      problems.add('pdf/time-limit', 0);
      break;
    }
    try {
      const page = await file.getPage(number);
      read.push(await readPage(page, OPS));
      page.cleanup();
    } catch {
      // Whatever it throws, it comes from this page's bytes; other pages may be sound.
      problems.add('pdf/page-damaged', 0);
    }
  }
  return partsOf(read, problems);
}

async function readPage(page: PdfPage, numbers: OperatorNumbers): Promise<PageParts> {
  const operators: Operators = await page.getOperatorList();
  const content = await page.getTextContent();
  const isBold = (name: string) =>
    page.commonObjs.has(name) && BOLD.test(String((page.commonObjs.get(name) as { name?: unknown } | null)?.name ?? ''));
  const { items, unreadable } = pageItems(content.items as readonly RawItem[], isBold);
  const { tables, items: rest } = ruledTables(items, pageRules(operators, numbers));
  const links = linksOf((await page.getAnnotations()) as readonly Annotation[], items);
  return { lines: pageLines(rest), tables, links, unreadable, characters: items.reduce((sum, { text }) => sum + text.length, 0) };
}

const BOLD = /bold|black|heavy|semibold|simhei|[-+]hei/i;

function partsOf(read: readonly PageParts[], problems: Problems): TextParts {
  const bare = withoutRunningHeads(read.map(({ lines }) => lines));
  const pages = read.map(({ tables }, i) => ({ tables, lines: bare[i]! }));
  const blocks = blocksOf(pages, settingOf(pages));
  const characters = read.reduce((sum, page) => sum + page.characters, 0);
  const unreadable = read.reduce((sum, page) => sum + page.unreadable, 0);
  if (unreadable > (characters + unreadable) * UNREADABLE_SHARE) problems.add('pdf/text-unreadable', 0);
  else if (blocks.length === 0) problems.add('pdf/no-text', 0);
  const links = placed(
    read.flatMap((page) => page.links),
    blocks.map((block) => (block.kind === 'table' ? block.rows.flat().join('\n') : block.text)),
  );
  const title = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  return {
    ...addWrittenAddresses(numberByOrder({ blocks, links })),
    ...(title?.kind === 'heading' ? { title: title.text } : {}),
    problems: problems.list,
  };
}

interface Annotation {
  readonly subtype?: string;
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly rect?: readonly number[];
}

function linksOf(annotations: readonly Annotation[], items: readonly PageItem[]): readonly Omit<DraftLink, 'at'>[] {
  const links: Omit<DraftLink, 'at'>[] = [];
  for (const { subtype, url, unsafeUrl, rect = [] } of annotations.slice(0, MOST_LINKS_PER_PAGE)) {
    const address = url ?? unsafeUrl;
    if (subtype !== 'Link' || address === undefined) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = rect;
    const inside = items.filter(
      ({ x, y, width, size }) => x + width / 2 >= left && x + width / 2 <= right && y + size * 0.3 >= bottom && y + size * 0.3 <= top,
    );
    links.push({
      address,
      text: pageLines(inside)
        .map(({ text }) => text)
        .join(''),
    });
  }
  return links;
}

/** The block that holds a link's text, looked for from where the last one was. */
function placed(links: readonly Omit<DraftLink, 'at'>[], texts: readonly string[]): readonly DraftLink[] {
  let from = 0;
  return links.map((link) => {
    const found = link.text === '' ? -1 : texts.findIndex((text, i) => i >= from && text.includes(link.text));
    if (found >= 0) from = found;
    return { ...link, at: from + 1 };
  });
}
