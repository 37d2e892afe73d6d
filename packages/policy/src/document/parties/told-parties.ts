import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicyParty } from '../../policy.ts';
import { purposeOf } from '../items/purpose.ts';
import { plainText } from '../reading/plain-text.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { type PartyCatalogue, partyKey, sdkNamed } from './party-catalogue.ts';

/**
 * Parties that sentences name: 「我们接入友盟统计SDK（由友盟同欣提供），收集设备信息用于统计」, 「提供给物流公司」. In the policy of an SDK most SDKs that are named are
 * itself: there only those of the catalogue count.
 */
export function toldParties(
  sentences: readonly PolicySentence[],
  knowledge: DocumentKnowledge,
  catalogue: PartyCatalogue,
  ownName: string,
): readonly PolicyParty[] {
  const isOwnSdk = /sdk/.test(ownName);
  return sentences.flatMap((sentence) => {
    if (sentence.section.about !== undefined && SILENT.has(sentence.section.about)) return [];
    const named = sdkNames(sentence, knowledge).filter(({ name }) => !isOwnSdk || sdkNamed(name, catalogue) !== undefined);
    const parties = named.length > 0 ? named : recipientNames(sentence, knowledge, catalogue);
    return parties.map(({ name, company, from, kind }) => partyFrom(sentence, { name, company, from, kind }, knowledge, catalogue));
  });
}

const SILENT: ReadonlySet<string> = new Set(['definitions', 'history', 'rights', 'change', 'contact', 'child', 'security']);

interface Told {
  readonly name: string;
  readonly company: string | undefined;
  /** Offset in the plain text after the name. */
  readonly from: number;
  readonly kind: PolicyParty['kind'];
}

function sdkNames(sentence: PolicySentence, { recipients, patterns }: DocumentKnowledge): readonly Told[] {
  return [...sentence.plain.matchAll(new RegExp(recipients.sdk, 'g'))].flatMap((match) => {
    const before = match[1] ?? '';
    const bare = before.replace(recipients['name-prefix'], '').trim();
    if (bare.length < 2 || recipients['category-only'].test(bare) || recipients['no-sdk-within'].test(bare)) return [];
    const start = match.index + before.length - bare.length;
    const end = match.index + match[0].length;
    const brackets = /^（([^（）]*(?:（[^（）]*）[^（）]*)?)）/.exec(sentence.plain.slice(end));
    const company = brackets === null ? undefined : patterns.company.exec((brackets[1] ?? '').replace(/^由|^提供方：/, ''))?.[0];
    const at = company === undefined ? -1 : sentence.plain.indexOf(company, end);
    return [
      {
        name: sentence.asWritten(start, end),
        company: company === undefined ? undefined : sentence.asWritten(at, at + company.length),
        from: end,
        kind: 'sdk' as const,
      },
    ];
  });
}

function recipientNames(sentence: PolicySentence, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): readonly Told[] {
  const { recipients, patterns } = knowledge;
  const isStated = sentence.content.labels.some(({ kind }) => kind === 'CR18' || kind === 'CR20' || kind === 'CR22');
  if (!isStated && sentence.section.about !== 'sharing') return [];
  for (const pattern of [recipients['given-to'], recipients['given-with']]) {
    const match = pattern.exec(sentence.plain);
    if (
      match === null ||
      patterns['denied-sharing'].test(sentence.plain.slice(Math.max(0, match.index - 30), match.index + 4).replace('提供给', ''))
    )
      continue;
    const whole = (match[1] ?? '').replace(/(?:进行|用于|以便|来|，|以).*$/, '');
    const bare = whole.replace(/（[^）]*）?.*$/, '');
    const name = bare.replace(
      /^(?:为?(?:您|我们|其|当地)[^的]{0,12}的|您[^的]{0,12}的|相应的|当地的|合作的|有关的|我们的|该|相关|授权的|我们授权的)/,
      '',
    );
    if (name.length < 2 || recipients.generic.test(name)) continue;
    const found = patterns.company.exec(whole)?.[0];
    const company = found?.slice((patterns['company-prefix'].exec(found)?.[0] ?? '').length);
    const isNamed = company !== undefined || recipients.category.test(name) || sdkNamed(name, catalogue) !== undefined;
    if (!isNamed) continue;
    const called = company !== undefined && name.includes(company) ? company : name;
    const start = sentence.plain.indexOf(called, match.index);
    const at = company === undefined ? -1 : sentence.plain.indexOf(company, match.index);
    return [
      {
        name: sentence.asWritten(start, start + called.length),
        company: company === undefined ? undefined : sentence.asWritten(at, at + company.length),
        from: start + called.length,
        kind: 'third-party',
      },
    ];
  }
  return [];
}

function partyFrom(sentence: PolicySentence, told: Told, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): PolicyParty {
  const { name, company, from, kind } = told;
  const data = [...new Set(sentence.content.data.filter((one) => !one.isDenied).flatMap((one) => one.data))].sort();
  const kinds = sentence.content.data.filter((one) => !one.isDenied).map((one) => one.text);
  const purpose = purposeOf(sentence, from, knowledge);
  const sdk = sdkNamed(name, catalogue);
  const manner = knowledge.patterns.manner.exec(sentence.plain)?.[0];
  const link = /https?:\/\/[^\s，。；）)\u4e00-\u9fff]+/i.exec(sentence.text)?.[0];
  return {
    line: sentence.line,
    quote: sentence.text,
    name,
    kind,
    data,
    ...(sdk === undefined ? {} : { sdk }),
    ...(company === undefined ? {} : { company }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(manner === undefined ? {} : { manner }),
    ...(kinds.length === 0 ? {} : { kinds: kinds.join('、') }),
    ...(link === undefined ? {} : { link }),
  };
}

/** Of parties told twice the one with columns stays; what a sentence adds is kept where a column is missing. */
export function mergeParties(listed: readonly PolicyParty[], told: readonly PolicyParty[], ownName: string): readonly PolicyParty[] {
  const merged = [...listed];
  const own = partyKey(ownName);
  for (const party of told) {
    const key = partyKey(party.name);
    if (key === '' || (own !== '' && own.includes(key))) continue;
    const isKnown = merged.some((one) => isSame(one, party, key));
    if (!isKnown) merged.push(party);
  }
  return merged;
}

function isSame(one: PolicyParty, other: PolicyParty, key: string): boolean {
  const known = partyKey(one.name);
  if (one.sdk !== undefined && one.sdk === other.sdk) return true;
  if (known.includes(key) || key.includes(known)) return true;
  return one.company !== undefined && partyKey(one.company).includes(key) && key.length >= 2;
}

export const ownNameOf = (title: string | undefined, knowledge: DocumentKnowledge): string =>
  title === undefined ? '' : plainText(title, knowledge).plain;
