import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicyDates } from '../../policy.ts';
import type { Line, Outline } from '../outline/outline.ts';
import { plainText } from '../reading/plain-text.ts';
import { numberOf } from './numbers.ts';

interface FoundDate {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

const YEAR = '(?:19|20)\\d{2}|二[〇零0○o][〇零一二三四五六七八九○o]{2}';
const PART = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const DATE = new RegExp(`(${YEAR})\\s*(?:年|[-/.．－])\\s*(${PART})(?:\\s*(?:月|[-/.．－])\\s*(${PART})?(?:日|号)?)?(?!\\d)`, 'g');
const COMPACT = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/g;

/** Lines at the beginning and the end in which dates of the text itself stand. */
const FROM_TOP = 40;
const FROM_END = 15;
const LONGEST_LINE = 400;
const NEAR = 16;

/** Dates of the text and its version; the first of each, none of a history of changes. */
export function datesOf({ parts, title }: Outline, knowledge: DocumentKnowledge): PolicyDates {
  const lines = parts.filter((part): part is Line => part.kind !== 'table' && part.section.about !== 'history');
  const looked = [...lines.slice(0, FROM_TOP), ...lines.slice(Math.max(FROM_TOP, lines.length - FROM_END))];
  const dates: { -readonly [K in keyof PolicyDates]: PolicyDates[K] } = {};
  for (const line of looked) {
    if (line.plain.length > LONGEST_LINE || knowledge.patterns['of-store'].test(line.plain)) continue;
    const found = datesIn(line, knowledge);
    const isBehind = found[0] !== undefined && wordBefore(line, found[0], 0, knowledge) === undefined;
    for (const [at, date] of found.entries()) {
      const name = nameOf(line, date, found[at - 1]?.to ?? 0, isBehind, knowledge);
      if (name !== undefined) dates[name] ??= { line: line.line, quote: line.text, value: date.value };
    }
    if (dates.version === undefined && line !== title) {
      const version = VERSION.exec(line.plain)?.[1];
      if (version !== undefined)
        dates.version = {
          line: line.line,
          quote: line.text,
          value: plainText(line.text, knowledge).asWritten(line.plain.indexOf(version), line.plain.indexOf(version) + version.length),
        };
    }
  }
  return dates;
}

const VERSION = /(?:^|[【（|，；\s])(?:(?:当前|现行|本)?版本(?:号)?|version)(?:】|：|为|\s)*(v?\d{1,4}(?:\.\d{1,4}){0,3})(?![\d年])/;

function datesIn({ plain }: Line, { months }: DocumentKnowledge): readonly FoundDate[] {
  const found: FoundDate[] = [];
  const bare = plain.replaceAll(/[【】[\]_]/g, ' ');
  for (const match of bare.matchAll(DATE)) {
    const value = isoDate(match[1] ?? '', match[2] ?? '', match[3]);
    if (value !== undefined) found.push({ value, from: match.index, to: match.index + match[0].length });
  }
  for (const match of plain.matchAll(COMPACT))
    found.push({ value: `${match[1]}-${match[2]}-${match[3]}`, from: match.index, to: match.index + match[0].length });
  for (const match of plain.matchAll(new RegExp(`(${months.join('|')})[a-z.]* (\\d{1,2})[,，]? ?(20\\d{2})`, 'g'))) {
    const month = months.indexOf(match[1] ?? '') + 1;
    found.push({ value: `${match[3]}-${pad(month)}-${pad(Number(match[2]))}`, from: match.index, to: match.index + match[0].length });
  }
  return found.sort((a, b) => a.from - b.from);
}

function isoDate(year: string, month: string, day: string | undefined): string | undefined {
  const [y, m, d] = [numberOf(year.replaceAll(/[○o]/g, '〇')), numberOf(month), day === undefined ? undefined : numberOf(day)];
  if (y === undefined || m === undefined || m < 1 || m > 12 || (d !== undefined && (d < 1 || d > 31))) return undefined;
  return d === undefined ? `${y}-${pad(m)}` : `${y}-${pad(m)}-${pad(d)}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** What a date is: by the word before it where the line begins with such a word, else by the word behind it. */
function nameOf(
  line: Line,
  date: FoundDate,
  after: number,
  isBehind: boolean,
  knowledge: DocumentKnowledge,
): keyof PolicyDates | undefined {
  const before = wordBefore(line, date, after, knowledge);
  const behind = wordBehind(line, date, knowledge);
  return isBehind ? (behind ?? before) : (before ?? behind);
}

function wordBefore({ plain }: Line, { from }: FoundDate, after: number, { dates }: DocumentKnowledge): keyof PolicyDates | undefined {
  const words = plain.slice(Math.max(after, from - NEAR), from).replace(/^.*[，；。|]/, '');
  return dates
    .flatMap(({ name, pattern }) => [...words.matchAll(new RegExp(pattern, 'g'))].map(({ index }) => ({ name, index })))
    .sort((a, b) => b.index - a.index)[0]?.name;
}

function wordBehind({ plain }: Line, { to }: FoundDate, { dates }: DocumentKnowledge): keyof PolicyDates | undefined {
  const words = plain.slice(to, to + NEAR).split(/[，；。|\d二]/)[0] ?? '';
  return dates.find(({ pattern }) => pattern.test(words))?.name;
}
