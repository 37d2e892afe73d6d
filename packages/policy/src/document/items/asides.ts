import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Words of a purpose or of the situation name no kinds that are collected when others stand outside: 「当您点击“保存到相册”时，我们申请存储权限，
 * 用于把图片写到…」. What an exception takes out, and what follows 「为了」, are never kinds that are collected.
 */
export function withoutAsides(
  mentions: readonly PersonalInformation[],
  sentence: PolicySentence,
  { patterns }: DocumentKnowledge,
): readonly PersonalInformation[] {
  const { plain, plainAt, section, content } = sentence;
  const { condition } = content.wording;
  const purpose = spanFrom(plain, patterns['purpose-after'], /[，。；]|$/);
  const explanation = section.about === 'permissions' ? spanFrom(plain, /：/, /[。；]|$/) : undefined;
  const situation =
    condition === undefined ? undefined : { from: plain.indexOf(condition), to: plain.indexOf(condition) + condition.length };
  const isIn = (mention: PersonalInformation, spans: readonly (Span | undefined)[]): boolean =>
    spans.some((span) => span !== undefined && plainAt(mention.from) >= span.from && plainAt(mention.from) < span.to);
  const left = mentions.filter((mention) => !isIn(mention, [spanOf(plain, patterns.exception), spanOf(plain, patterns['purpose-before'])]));
  const kept = left.filter((mention) => mention.isDenied || !isIn(mention, [purpose, explanation, situation]));
  const isOnlyPurpose = purpose !== undefined && purpose.from < BEGINNING;
  return isOnlyPurpose || kept.some(({ isDenied }) => !isDenied) ? kept : left;
}

/** A sentence that begins with its purpose goes on about the one before. */
const BEGINNING = 2;

function spanOf(plain: string, pattern: RegExp): Span | undefined {
  const match = pattern.exec(plain);
  return match === null ? undefined : { from: match.index, to: match.index + match[0].length };
}

/** From where a pattern matches to the next end. */
function spanFrom(plain: string, pattern: RegExp, end: RegExp): Span | undefined {
  const from = pattern.exec(plain)?.index;
  return from === undefined ? undefined : { from, to: from + plain.slice(from).search(end) };
}
