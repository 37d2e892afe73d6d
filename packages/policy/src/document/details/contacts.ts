import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Handler } from '../../policy.ts';
import type { Line } from '../outline/outline.ts';
import { plainText } from '../reading/plain-text.ts';

type Contact = Handler['contacts'][number];

const MAIL = /[a-z0-9][a-z0-9._%+-]{0,63}(?:@|\[at\]|#)[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;

/** Ways to reach the handler, each once, in the order of the text. */
export function contactsOf(lines: readonly Line[], knowledge: DocumentKnowledge): readonly Contact[] {
  const contacts = lines.flatMap((line) => [...contactsIn(line, knowledge)]);
  const seen = new Set<string>();
  return contacts.filter(({ type, value }) => {
    const key = `${type} ${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function* contactsIn(line: Line, knowledge: DocumentKnowledge): Generator<Contact> {
  const { patterns } = knowledge;
  const at = { line: line.line, quote: line.text };
  for (const [value] of line.text.matchAll(MAIL)) yield { ...at, type: 'mail', value };
  if (patterns['phone-label'].test(line.plain) || line.section.about === 'contact') {
    const text = plainText(line.text, knowledge);
    for (const match of line.plain.matchAll(new RegExp(`(?<![\\d.-])${patterns.phone.source}(?![\\d.]|年|月|个|天|日|元|%)`, 'g'))) {
      if (!isPhone(line.plain, match.index, patterns)) continue;
      yield { ...at, type: 'phone', value: text.asWritten(match.index, match.index + match[0].length) };
    }
  }
  if (patterns.post.test(line.plain)) {
    const value = postIn(line, knowledge);
    if (value !== undefined) yield { ...at, type: 'post', value };
  }
  const entry = patterns['in-app-contact'].exec(line.plain)?.[0];
  if (entry !== undefined && (line.section.about === 'contact' || /联系|反馈|投诉|咨询/.test(line.plain)))
    yield { ...at, type: 'in-app', value: entry };
  if (line.section.about === 'contact')
    for (const [value] of line.text.matchAll(/https?:\/\/[^\s，。；）)\u4e00-\u9fff]+/gi)) yield { ...at, type: 'web', value };
}

const NEAR = 24;
/** Fewer are a telephone only behind its name. */
const LEAST_DIGITS = 7;

/** Five digits are a telephone only right behind its name; lines of the state are not those of the handler. */
function isPhone(plain: string, at: number, patterns: DocumentKnowledge['patterns']): boolean {
  const number = /^[\d+ -]+/.exec(plain.slice(at))?.[0] ?? '';
  const before = plain.slice(Math.max(0, at - NEAR), at);
  if (patterns['public-line'].test(number.trim()) || patterns['of-store'].test(before)) return false;
  if (number.replaceAll(/\D/g, '').length >= LEAST_DIGITS) return true;
  return patterns['phone-label'].test(plain.slice(Math.max(0, at - NEAR / 2), at));
}

function postIn(line: Line, knowledge: DocumentKnowledge): string | undefined {
  const label = knowledge.patterns['address-label'].exec(line.plain);
  if (label === null) return undefined;
  const from = label.index + label[0].length;
  const end = line.plain.slice(from).search(/[。；]|，(?!邮编|[^，]{0,12}(?:号|室|层|部|收))|$/);
  const value = plainText(line.text, knowledge).asWritten(from, from + (end < 0 ? line.plain.length : end));
  return value.length < 6 ? undefined : value;
}
