import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Handler } from '../../policy.ts';
import type { Line, Outline } from '../outline/outline.ts';
import { plainText } from '../reading/plain-text.ts';
import { contactsOf } from './contacts.ts';

/** Who processes the information: name, address, and how to reach them. */
export function handlerOf({ parts }: Outline, knowledge: DocumentKnowledge): Handler {
  const lines = parts.filter((part): part is Line => part.kind !== 'table' && !isAboutOthers(part));
  const name = nameIn(lines, knowledge);
  const address = addressIn(lines, name, knowledge);
  return {
    contacts: contactsOf(lines, knowledge),
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  };
}

const isAboutOthers = ({ section }: Line): boolean =>
  section.about === 'sdk' || section.about === 'sharing' || section.about === 'definitions' || section.about === 'history';

interface Candidate {
  readonly value: string;
  readonly line: Line;
  readonly score: number;
  readonly order: number;
}

/** The company, or institution, that is said to run the product, or that the text calls 「我们」. */
function nameIn(lines: readonly Line[], knowledge: DocumentKnowledge): Handler['name'] {
  const candidates = lines.flatMap((line, order) => candidatesIn(line, order, knowledge));
  const best = candidates.sort((a, b) => b.score - a.score || a.order - b.order)[0];
  return best === undefined ? undefined : { line: best.line.line, quote: best.line.text, value: best.value };
}

function candidatesIn(line: Line, order: number, knowledge: DocumentKnowledge): readonly Candidate[] {
  const { patterns } = knowledge;
  const institution = patterns.institution.exec(line.plain);
  const found = [...line.plain.matchAll(new RegExp(patterns.company, 'g'))].map((match) => {
    const prefix = patterns['company-prefix'].exec(match[0])?.[0] ?? '';
    return { from: match.index + prefix.length, to: match.index + match[0].length };
  });
  if (institution?.[1] !== undefined) {
    const from = line.plain.indexOf(institution[1], institution.index);
    found.push({ from, to: from + institution[1].length });
  }
  return found.flatMap(({ from, to }) => {
    const value = withoutSentence(plainText(line.text, knowledge).asWritten(from, to));
    if (value.length < 4) return [];
    const [before, after] = [line.plain.slice(Math.max(0, from - 14), from), line.plain.slice(to, to + 70)];
    const score =
      (patterns['we-defined'].test(after) || patterns['we-defined'].test(before) ? 3 : 0) +
      (patterns['handler-label'].test(before) ? 3 : 0) +
      (/由$/.test(before) && patterns.operator.test(after.slice(0, 24)) ? 3 : 0) +
      (patterns.operator.test(after.slice(0, 30)) || /地址|住所|注册/.test(after.slice(0, 20)) ? 1 : 0) +
      (/©|版权所有|icp/.test(line.plain) ? -1 : 0) +
      (order < EARLY ? 1 : 0) +
      (institution?.[1] !== undefined && from === line.plain.indexOf(institution[1], institution.index) ? 2 : 0) +
      (/[）)]?[与和及、]$/.test(before) ? -3 : 0) +
      (/第三方|sdk|合作方|委托|向$/.test(before) || (/[^们]（$/.test(before) && /^）[^。]{0,4}提供的/.test(after)) ? -4 : 0);
    return score < LEAST ? [] : [{ value, line, score, order }];
  });
}

/** Of Latin words only the capitalised ones at the end are the name. */
const withoutSentence = (name: string): string => (/^[\x20-\x7e]+$/.test(name) ? name.replace(/^.*\b[a-z][a-z-]*\s+(?=[A-Z])/, '') : name);

const EARLY = 12;
/** Below it a company is somebody else. */
const LEAST = -1;

function addressIn(lines: readonly Line[], name: Handler['name'], knowledge: DocumentKnowledge): Handler['address'] {
  const { patterns } = knowledge;
  const labelled = lines.flatMap((line) => {
    const label = patterns['address-label'].exec(line.plain);
    if (label === null) return [];
    const rest = line.plain.slice(label.index + label[0].length);
    const end = rest.search(/，(?!\s*singapore|[^，]{0,10}(?:号|楼|室|层))|[。；）]|以下(?:简)?称|邮编|邮政编码|\||$/);
    const value = rest
      .slice(0, end < 0 ? rest.length : end)
      .replace(/，$/, '')
      .trim();
    if (value.length < 6 || !isPlace(value)) return [];
    const isOfHandler = name !== undefined && (line.line === name.line || line.text.includes(name.value));
    return [
      {
        line,
        value: plainText(line.text, knowledge).asWritten(label.index + label[0].length, label.index + label[0].length + value.length),
        score: isOfHandler ? 2 : 1,
      },
    ];
  });
  const bare = lines.flatMap((line) => {
    const match = patterns['address-shape'].exec(line.plain);
    return match === null
      ? []
      : [
          {
            line,
            value: plainText(line.text, knowledge)
              .asWritten(match.index, match.index + match[0].length)
              .replace(/（.*$/, ''),
            score: 0,
          },
        ];
  });
  const best = [...labelled, ...bare].sort((a, b) => b.score - a.score)[0];
  return best === undefined ? undefined : { line: best.line.line, quote: best.line.text, value: best.value };
}

const isPlace = (value: string): boolean =>
  /[省市区县镇路街道号楼室层座]|\d/.test(value) && !/@|https?:/.test(value) && !/^(?:ip|mac)/.test(value);
