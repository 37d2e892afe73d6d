import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, PromisedDays, Quoted } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { numberOf } from './numbers.ts';

/** A row of a table of rights. */
export interface RightRow extends Quoted {
  readonly isRightRow: true;
}

/** Rights that the text grants: in its section, in sentences about rights, in tables. */
export function rightsOf(sentences: readonly PolicySentence[], rows: readonly Quoted[], knowledge: DocumentKnowledge): Policy['rights'] {
  const told = sentences.flatMap((sentence) => {
    if (!isAboutRights(sentence)) return [];
    return knowledge.rights.flatMap(({ name, pattern }) =>
      pattern.test(sentence.plain) && (name !== 'complain' || isComplaint(sentence))
        ? [{ right: name, line: sentence.line, quote: sentence.text }]
        : [],
    );
  });
  const inTables = rows.flatMap(({ line, quote }) =>
    knowledge.rights.flatMap(({ name, pattern }) =>
      pattern.test(normalise(quote, knowledge.variants).text) ? [{ right: name, line, quote }] : [],
    ),
  );
  const seen = new Set<string>();
  return [...told, ...inTables].filter(({ right, line, quote }) => {
    const key = `${right} ${line} ${quote}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const RIGHT_KINDS: ReadonlySet<string> = new Set(['CR8', 'CR10']);
const COMPLAINT_KINDS: ReadonlySet<string> = new Set(['CR4', 'CR8', 'CR10']);
const NO_RIGHTS: ReadonlySet<string> = new Set(['sdk', 'definitions', 'history', 'child']);

function isAboutRights({ content, section, plain }: PolicySentence): boolean {
  if (section.about !== undefined && NO_RIGHTS.has(section.about)) return false;
  if (section.about === 'rights') return true;
  return (
    content.labels.some(({ kind }) => RIGHT_KINDS.has(kind)) ||
    (/投诉|举报|complain/.test(plain) && content.labels.some(({ kind }) => COMPLAINT_KINDS.has(kind))) ||
    section.about === 'contact'
  );
}

/** 「举报其他用户」 is no complaint about the handling of information. */
const isComplaint = ({ plain, section }: PolicySentence): boolean =>
  section.about === 'rights' || section.about === 'contact' || /我们|本|热线|邮|电话|权/.test(plain);

/** Days in which something is promised to be done. */
export function promisesOf(
  sentences: readonly PolicySentence[],
  rows: readonly Quoted[],
  knowledge: DocumentKnowledge,
): readonly PromisedDays[] {
  const told = sentences.flatMap((sentence, at) => {
    if (sentence.section.about === 'sdk' || sentence.section.about === 'definitions') return [];
    const before = sentences[at - 1];
    const context = before !== undefined && before.part === sentence.part ? before.plain : '';
    return promisesIn(sentence, sentence.plain, context, knowledge);
  });
  const inTables = rows.flatMap((row) =>
    promisesIn({ line: row.line, text: row.quote }, normalise(row.quote, knowledge.variants).text, '', knowledge),
  );
  return [...told, ...inTables];
}

function promisesIn(
  { line, text }: { readonly line: number; readonly text: string },
  plain: string,
  context: string,
  knowledge: DocumentKnowledge,
): readonly PromisedDays[] {
  const { patterns, promises } = knowledge;
  const reminders = [...plain.matchAll(new RegExp(patterns['days-before'], 'g'))].flatMap((match) => {
    const days = numberOf(match[1] ?? '');
    const about = promises.find(({ pattern }) =>
      pattern.test(plain.slice(Math.max(0, match.index - REACH / 3), match.index + REACH / 3)),
    )?.name;
    if (days === undefined || about !== 'renewal-reminder') return [];
    return [{ line, quote: text, about, days, unit: unitOf(match[2] ?? '') }];
  });
  const promised = [...plain.matchAll(new RegExp(patterns.days, 'g'))].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    const clause = clauseAround(plain, from, to);
    if (!patterns['promise-action'].test(clause) || patterns['promise-not'].test(clause) || patterns.incident.test(plain)) return [];
    if (!patterns['days-late'].test(plain.slice(from, to + NEAR))) return [];
    const count = numberOf(match[1] ?? '');
    const unit = match[2] ?? '';
    if (count === undefined || count < 1) return [];
    const about = aboutOf(clause, plain.slice(0, from), context, knowledge);
    const days = /小时/.test(unit) ? Math.ceil(count / 24) : count;
    return [{ line, quote: text, about, days, unit: unitOf(unit) }];
  });
  return [...reminders, ...promised];
}

const unitOf = (unit: string): PromisedDays['unit'] => (/工作日|working|business/.test(unit) ? 'working-day' : 'day');

const NEAR = 6;
const REACH = 90;
const NEAR_ASKED = 30;

/**
 * What is to be done in the days: what their clause says; else what was spoken of last before. An answer is no deletion, and an answer to
 * several kinds of requests is about requests.
 */
function aboutOf(clause: string, own: string, context: string, knowledge: DocumentKnowledge): PromisedDays['about'] {
  const { patterns, promises } = knowledge;
  const said = promises.find(({ pattern }) => pattern.test(clause))?.name ?? 'request';
  if (said !== 'request' || patterns['promise-asked'].test(clause)) return said;
  if (patterns['promise-asked'].test(own.slice(-NEAR_ASKED)) && !patterns['promise-rights'].test(own)) return said;
  const words = (
    patterns['promise-rights'].test(own) || promises.some(({ name, pattern }) => name !== 'request' && pattern.test(own))
      ? own
      : context + own
  ).slice(-REACH);
  const isReply = patterns['promise-reply'].test(clause);
  const isAnswer = patterns['promise-answer'].test(clause);
  const asked = new Set([...words.matchAll(new RegExp(patterns['promise-rights'], 'g'))].map(([word]) => word));
  if (isAnswer && asked.size > 1) return said;
  const last = promises
    .filter(({ name }) => name !== 'request' && !(isReply && name === 'deletion'))
    .flatMap(({ name, pattern }) => [...words.matchAll(new RegExp(pattern, 'g'))].map(({ index }) => ({ name, index })))
    .sort((a, b) => b.index - a.index)[0];
  return last?.name ?? said;
}

function clauseAround(plain: string, from: number, to: number): string {
  const head = plain.slice(0, from);
  const start = Math.max(...['。', '；', '，', '（'].map((mark) => head.lastIndexOf(mark))) + 1;
  const end = plain.slice(to).search(/[。；，）]/);
  return plain.slice(start, end < 0 ? plain.length : to + end);
}
