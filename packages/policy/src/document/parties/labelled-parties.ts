import type { Column, DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicyParty } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Line, Outline } from '../outline/outline.ts';
import { labelOf } from '../tables/read-table.ts';
import { partyOf } from './draft-party.ts';
import type { PartyCatalogue } from './party-catalogue.ts';

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
}

/** Parties told by labelled lines, 「SDK名称：…」 and what belongs to it below, or all in one line. */
export function labelledParties({ parts, title }: Outline, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): Found {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [number, part] of parts.entries()) {
    if (part.kind === 'table' || part === title) {
      open = undefined;
      continue;
    }
    const fields = fieldsOf(part, knowledge);
    if (fields.length === 0) {
      if (part.kind === 'heading' || part.text.length > LONGEST_BETWEEN) open = undefined;
      continue;
    }
    for (const { column, value } of fields) {
      if (column === 'name' || open?.row.has(column) !== false) {
        const isNew = column === 'name' || (open !== undefined && column === 'company' && !open.row.has('name'));
        if (!isNew) continue;
        open = {
          row: new Map(),
          line: part.line,
          parts: [],
          texts: [],
          isAboutSdks: isAboutSdks(part),
          isAmongOthers: isAmongOthers(part),
        };
        blocks.push(open);
      }
      open.row.set(column, value);
      if (open.parts.at(-1) !== number) {
        open.parts.push(number);
        open.texts.push(part.text);
      }
    }
  }
  const told = blocks.filter(({ row }) => row.size >= LEAST_FIELDS && row.has('name') && isTold(row));
  const whole = told.filter(({ isAmongOthers: is }) => is || told.length > 1);
  return {
    parties: whole.flatMap(({ row, line, texts, isAboutSdks: is }) => {
      const party = partyOf(row, { line, quote: texts.join('\n'), isAboutSdks: is }, knowledge, catalogue);
      return party === undefined ? [] : [party];
    }),
    taken: new Set(whole.flatMap((block) => block.parts)),
  };
}

const LEAST_FIELDS = 3;
const LONGEST_BETWEEN = 12;

const isTold = (row: ReadonlyMap<Column, string>): boolean => row.has('kinds') || row.has('purpose') || row.has('link');

const isAmongOthers = ({ section, leadIn }: Line): boolean =>
  section.about === 'sdk' || section.about === 'sharing' || /sdk|第三方/i.test(leadIn ?? '');

const isAboutSdks = ({ section, leadIn, text }: Line): boolean => section.about === 'sdk' || /sdk/i.test((leadIn ?? '') + text);

interface Field {
  readonly column: Column;
  readonly value: string;
}

/** 「标签：值」, once or several times in a line. */
function fieldsOf({ text, plain }: Line, knowledge: DocumentKnowledge): readonly Field[] {
  if (!/[：:]/.test(plain)) return [];
  const pieces = text.split(/[；;。](?!\s*$)|\s{2,}(?=[^\s：:]{2,12}[：:])/);
  return pieces.flatMap((piece) => {
    const colon = piece.search(/[：:]/);
    if (colon <= 0) return [];
    const column = labelOf(normalise(piece.slice(0, colon), knowledge.variants).text, knowledge);
    const value = piece
      .slice(colon + 1)
      .replace(/[；;。]\s*$/, '')
      .trim();
    return column === undefined || value === '' ? [] : [{ column, value }];
  });
}
