import type { Column, DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Line } from '../outline/outline.ts';
import { labelOf } from '../tables/read-table.ts';

export interface Field {
  readonly column: Column;
  /** As written. */
  readonly label: string;
  /** Empty where what it tells stands in the lines below. */
  readonly value: string;
}

/** A colon and the word before it, or a word in brackets, at the beginning of a line or behind a mark or a space; few marks stand before it. */
const LABEL =
  /(?:^|[\s；;。，,】])(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十])[）).、．]\s?|[•·●■◆▪○*–—【-]\s?){0,4}(?:([^\s；;。，,、：:【】]{2,20})】?\s*[：:]|(?<=【)([^【】：:]{2,16})】)/g;

/** 「标签：值」, once or several times in a line. */
export function fieldsOf({ text, plain }: Line, knowledge: DocumentKnowledge): readonly Field[] {
  if (!/[：【]/.test(plain)) return [];
  const found: { readonly column: Column; readonly label: string; readonly from: number; readonly valueFrom: number }[] = [];
  for (const match of text.matchAll(LABEL)) {
    const label = match[1] ?? match[2] ?? '';
    const column = labelOf(normalise(label, knowledge.variants).text, knowledge);
    if (column !== undefined) found.push({ column, label, from: match.index, valueFrom: match.index + match[0].length });
  }
  if (found[0] === undefined || found[0].from > 0) return [];
  return found.map(({ column, label, valueFrom }, at) => ({
    column,
    label,
    value: text
      .slice(valueFrom, found[at + 1]?.from ?? text.length)
      .replace(/[；;。，,]\s*$/, '')
      .trim(),
  }));
}

export function isCompanyName(value: string, { patterns, variants }: DocumentKnowledge): boolean {
  const { text } = normalise(value, variants);
  const found = patterns.company.exec(text);
  return found !== null && found[0].length >= 0.6 * text.length;
}
