import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

/**
 * Words of a purpose or of the situation name no kinds that are collected when others stand outside: 「当您点击“保存到相册”时，我们申请存储权限，
 * 用于把图片写到…」.
 */
export function withoutAsides(
  mentions: readonly PersonalInformation[],
  sentence: PolicySentence,
  { patterns }: DocumentKnowledge,
): readonly PersonalInformation[] {
  const { plain, plainAt, section, content } = sentence;
  const isPermission = section.about === 'permissions';
  const marker = isPermission ? /：/.exec(plain) : patterns['purpose-after'].exec(plain);
  const purpose =
    marker === null
      ? undefined
      : { from: marker.index, to: marker.index + plain.slice(marker.index).search(isPermission ? /[。；]|$/ : /[，。；]|$/) };
  const { condition } = content.wording;
  const situation =
    condition === undefined ? undefined : { from: plain.indexOf(condition), to: plain.indexOf(condition) + condition.length };
  const isAside = (mention: PersonalInformation): boolean =>
    [purpose, situation].some(
      (span) => span !== undefined && span.from >= 0 && plainAt(mention.from) >= span.from && plainAt(mention.from) < span.to,
    );
  const [exception, before] = [patterns.exception.exec(plain), patterns['purpose-before'].exec(plain)];
  const isWithin = (mention: PersonalInformation, match: RegExpExecArray | null): boolean =>
    match !== null && plainAt(mention.from) >= match.index && plainAt(mention.from) < match.index + match[0].length;
  const included = mentions.filter((mention) => !isWithin(mention, exception) && !isWithin(mention, before));
  const kept = included.filter((mention) => mention.isDenied || !isAside(mention));
  return kept.some(({ isDenied }) => !isDenied) ? kept : included;
}
