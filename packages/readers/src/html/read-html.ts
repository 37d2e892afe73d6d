import { Problems } from '@touchstone/kernel/problem';
import { addWrittenAddresses, type Drafts, numberByLine, numberByOrder } from '../blocks/index.ts';
import type { TextParts } from '../parts.ts';
import type { Page } from './page.ts';
import { readPage } from './read-page.ts';
import { scriptText } from './script-text.ts';

/** Pages that show less are looked at twice: the text may be in a script, hidden until one runs, or in pictures. */
const FEW_CHARACTERS = 200;
/** Escaped markup in a script's string, which came out of the string as it is. */
const MARKUP = /<\/?[a-z][^>]{0,200}>|&(?:lt|nbsp|amp);/i;

/**
 * Blocks of an HTML page: what a person sees, in its order.
 *
 * Problems: `html/text-from-script` (the page shows nothing itself, and long strings of its scripts were read), `html/text-hidden` (only
 * text that is hidden until a script runs), `html/text-in-images`, `html/cells-cut`, `html/no-text`.
 */
export function readHtml(source: string): TextParts {
  const problems = new Problems();
  const page = readPage(source);
  const other = page.shownCharacters < FEW_CHARACTERS ? otherText(source, page, problems) : undefined;
  const best = other?.page ?? page;
  if (best.story.isCut) problems.add('html/cells-cut', 0);
  if (best.shownCharacters === 0) problems.add('html/no-text', 0);
  const drafts: Drafts = best.story.drafts;
  const numbered = addWrittenAddresses(other?.isMadeUp === true ? numberByOrder(drafts) : numberByLine(drafts, source));
  const title = page.title || best.title;
  return { ...numbered, ...(title === '' ? {} : { title }), problems: problems.list };
}

/** The text of JSON that carries a page: the answer of a server. */
export function readJsonText(source: string): TextParts {
  return readHtml(`<script>${source.replaceAll('</', '<\\/')}</script>`);
}

interface OtherText {
  readonly page: Page;
  /** Its offsets are none of the source's. */
  readonly isMadeUp: boolean;
}

function otherText(source: string, page: Page, problems: Problems): OtherText | undefined {
  const strings = scriptText(page.scripts);
  if (strings.length > 0) {
    const rendered = readPage(strings.map((text) => (MARKUP.test(text) ? markupOf(text) : `<pre>${text}</pre>`)).join('\n<hr>\n'));
    if (rendered.shownCharacters > page.shownCharacters) {
      problems.add('html/text-from-script', 0);
      return { page: rendered, isMadeUp: true };
    }
  }
  if (page.hiddenCharacters > Math.max(FEW_CHARACTERS, page.shownCharacters)) {
    problems.add('html/text-hidden', 0);
    return { page: readPage(source, { keepsHidden: true }), isMadeUp: false };
  }
  if (page.images > 0) problems.add('html/text-in-images', 0);
  return undefined;
}

/** A string that is markup with its brackets escaped once more. */
function markupOf(text: string): string {
  return /<[a-z]/i.test(text) ? text : text.replace(/&(lt|gt|quot|amp);/g, (_, name: 'lt' | 'gt' | 'quot' | 'amp') => BRACKETS[name]);
}

const BRACKETS = { lt: '<', gt: '>', quot: '"', amp: '&' } as const;
