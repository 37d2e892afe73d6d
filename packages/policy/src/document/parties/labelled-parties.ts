import type { Column, DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicyParty } from '../../policy.ts';
import type { Line, Outline, Table } from '../outline/outline.ts';
import { partyOf, tokensIn } from './draft-party.ts';
import { fieldsOf, isCompanyName } from './labelled-fields.ts';
import { type PartyCatalogue, sdkNamed } from './party-catalogue.ts';

interface Found {
  readonly parties: readonly PolicyParty[];
  /** Numbers of the parts that these were read from. */
  readonly taken: ReadonlySet<number>;
}

interface Block {
  readonly row: Map<Column, string>;
  readonly line: number;
  readonly parts: number[];
  readonly texts: string[];
  readonly isAboutSdks: boolean;
  /** It stands where others are spoken of: one such block alone could be the product itself. */
  readonly isAmongOthers: boolean;
  /** A label without words behind it: the lines below belong to it. */
  pending?: Column;
}

/** Parties told by labelled lines: 「SDK名称：…」 or a line with the name alone, and what belongs to it below, or all in one line. */
export function labelledParties(outline: Outline, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): Found {
  const told = blocksOf(outline, knowledge, catalogue).filter(isTold);
  const whole = told.filter(({ isAmongOthers }) => isAmongOthers || told.length > 1);
  return {
    parties: whole.flatMap(({ row, line, texts, isAboutSdks }) => {
      const party = partyOf(row, { line, quote: texts.join('\n'), isAboutSdks }, knowledge, catalogue);
      return party === undefined ? [] : [party];
    }),
    taken: new Set(whole.flatMap(({ parts }) => parts)),
  };
}

const LEAST_FIELDS = 3;

const isTold = ({ row }: Block): boolean =>
  row.size >= LEAST_FIELDS && row.has('name') && (row.has('kinds') || row.has('purpose') || row.has('link'));

function blocksOf({ parts, title }: Outline, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let name: { readonly part: number; readonly line: Line } | undefined;
  const begin = (part: Line): Block => {
    const block = {
      row: new Map(),
      line: part.line,
      parts: [],
      texts: [],
      isAboutSdks: isAboutSdks(part),
      isAmongOthers: isAmongOthers(part),
    };
    blocks.push(block);
    return block;
  };
  for (const [number, part] of parts.entries()) {
    if (!isLine(part) || part === title) {
      open = name = undefined;
      continue;
    }
    const fields = fieldsOf(part, knowledge);
    if (fields.length === 0) {
      if (open?.pending === 'kinds' && !open.row.has('kinds') && !/sdk/i.test(part.text) && tokensIn(part.text, knowledge).length > 0)
        extend(open, 'kinds', part, number);
      else if (isNameLine(part, knowledge, catalogue)) {
        open = undefined;
        name = { part: number, line: part };
      } else if (open?.pending !== undefined && fits(open.pending, part)) extend(open, open.pending, part, number);
      else if (part.kind === 'heading' || (part.text.length > LONGEST_BETWEEN && !OTHER_LABEL.test(part.plain))) open = name = undefined;
      continue;
    }
    for (const { column, value, label } of fields) {
      const isCompany = column === 'name' && (name !== undefined || open?.row.has('name') === true) && isCompanyName(value, knowledge);
      if (column === 'name' && !isCompany) {
        open = begin(part);
        name = undefined;
      } else if (name !== undefined) {
        open = begin(name.line);
        put(open, 'name', name.line.text.replace(ENUMERATOR, ''), name.line, name.part);
        name = undefined;
      } else if (column === 'company' && open?.row.has('company') === true && !open.row.has('name')) open = begin(part);
      if (open === undefined) continue;
      const told = column === 'name' && open.row.has('name') ? 'company' : column;
      if (!open.row.has(told) || (told === 'link' && /隐私/.test(label))) put(open, told, value, part, number);
    }
  }
  return blocks;
}

const ENUMERATOR = /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）).、．]|[①-⑳]|[•·●■◆▪○*–—-])+\s*/;
const LONGEST_BETWEEN = 12;
/** 「产品/类型：…」 tells no column and closes no block. */
const OTHER_LABEL = /^[^，。；：]{2,12}：[^。]*$/;

/** Whether a line below goes on with a label that had no words. */
const fits = (column: Column, line: Line): boolean =>
  !(line.kind === 'heading' && line.section.isOwn) && (column !== 'link' || /https?:|www\.|《/.test(line.plain));

const LONGEST_NAME = 44;
const LONGEST_VALUE = 2_000;

const isLine = (part: Line | Table): part is Line => part.kind !== 'table';

function put(block: Block, column: Column, value: string, { text }: Line, part: number): void {
  if (value === '') block.pending = column;
  else {
    delete block.pending;
    block.row.set(column, value);
  }
  if (block.parts.at(-1) === part) return;
  block.parts.push(part);
  block.texts.push(text);
}

function extend(block: Block, column: Column, line: Line, part: number): void {
  const known = block.row.get(column);
  const value = known === undefined ? line.text : `${known}；${line.text}`;
  if (value.length > LONGEST_VALUE) return;
  block.row.set(column, value);
  block.parts.push(part);
  block.texts.push(line.text);
}

/** A short line that is the name of an SDK and no sentence. */
function isNameLine({ plain, section }: Line, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): boolean {
  const { recipients } = knowledge;
  if (plain.length > LONGEST_NAME || /[。；：？！]|，(?!ios|android|安卓)/.test(plain)) return false;
  const bare = plain.replace(ENUMERATOR, '');
  const isAmongThem = section.about === 'sdk' || section.about === 'sharing';
  if (isAmongThem && isCompanyName(bare.replace(/（.*$/, ''), knowledge)) return true;
  const before = /^(.*?)sdk/i.exec(plain.replace(ENUMERATOR, ''))?.[1];
  if (before !== undefined)
    return before !== '' && !recipients['no-sdk-within'].test(before) && !/清单|目录|列表|说明|情况|政策/.test(plain);
  return isAmongThem && bare.length <= LONGEST_NAME / 2 && (sdkNamed(bare, catalogue) !== undefined || recipients.category.test(bare));
}

const isAmongOthers = ({ section, leadIn }: Line): boolean =>
  section.about === 'sdk' || section.about === 'sharing' || /sdk|第三方/i.test(leadIn ?? '');

const isAboutSdks = ({ section, leadIn, text }: Line): boolean => section.about === 'sdk' || /sdk/i.test((leadIn ?? '') + text);
