import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { findPersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicyParty } from '../../policy.ts';
import { purposeOf } from '../items/purpose.ts';
import { plainText } from '../reading/plain-text.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { type PartyCatalogue, partyKey, sdkNamed } from './party-catalogue.ts';
import { recipientsIn } from './recipient-names.ts';

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
    const named = sdkNames(sentence, knowledge).filter(
      ({ name }) => !isOwnSdk || sdkNamed(plainText(name, knowledge).plain, catalogue) !== undefined,
    );
    const examples = named.length > 0 ? named : exampleNames(sentence, knowledge, catalogue);
    return [...examples, ...besides(examples, recipientsOf(sentence, knowledge, catalogue), knowledge)].map(
      ({ name, company, from, kind }) => partyFrom(sentence, { name, company, from, kind }, knowledge, catalogue),
    );
  });
}

/** Recipients that the SDKs of the sentence are not, nor those whose they are. */
function besides(named: readonly Told[], recipients: readonly Told[], knowledge: DocumentKnowledge): readonly Told[] {
  const known = named.flatMap(({ name, company = '' }) => [name, company].map((one) => partyKey(plainText(one, knowledge).plain)));
  return recipients.filter(({ name }) => {
    const key = partyKey(plainText(name, knowledge).plain);
    return !known.some((one) => one !== '' && (one.includes(key) || key.includes(one)));
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

function sdkNames(sentence: PolicySentence, knowledge: DocumentKnowledge): readonly Told[] {
  const { recipients } = knowledge;
  return [...sentence.plain.matchAll(new RegExp(recipients.sdk, 'g'))].flatMap((match) => {
    const before = match[1] ?? '';
    const behind = before.replace(recipients['name-prefix'], '').replace(/^[\d.、（）\s]+/, '');
    const bare = behind.trimEnd();
    if (bare.length < 2 || recipients['no-sdk-within'].test(bare)) return [];
    const start = match.index + before.length - behind.length;
    const end = match.index + match[0].length;
    const company = companyBeside(sentence, start, end, knowledge);
    if (company === undefined && recipients['category-only'].test(bare)) return [];
    return [{ name: sentence.asWritten(start, end), company, from: end, kind: 'sdk' as const }];
  });
}

const LONGEST_EXAMPLE = 14;

/** SDKs of the catalogue that are given as examples: 「第三方（如友盟、极光推送）」. */
function exampleNames(sentence: PolicySentence, { recipients, patterns }: DocumentKnowledge, catalogue: PartyCatalogue): readonly Told[] {
  const { about } = sentence.section;
  const isTold = about === 'sharing' || about === 'sdk' || sentence.content.labels.some(({ kind }) => kind === 'CR20');
  const list = isTold ? recipients.examples.exec(sentence.plain) : null;
  const words = list?.[1];
  if (list === null || words === undefined || patterns['denied-sharing'].test(sentence.plain.slice(0, list.index))) return [];
  const from = list.index + list[0].length - words.length;
  return [...words.matchAll(/[^、，：和及与或等（]+/g)].flatMap((match) => {
    if (match[0].length > LONGEST_EXAMPLE || sdkNamed(match[0], catalogue) === undefined) return [];
    const [start, end] = [from + match.index, from + match.index + match[0].length];
    return [{ name: sentence.asWritten(start, end), company: undefined, from: end, kind: 'sdk' as const }];
  });
}

const NEAR = 36;

/** The company in brackets behind a name, or the one it is said to be of: 「由某某公司的某某SDK提供」. */
function companyBeside(sentence: PolicySentence, start: number, end: number, { patterns }: DocumentKnowledge): string | undefined {
  const { plain } = sentence;
  const brackets = /^（([^（）]*(?:（[^（）]*）[^（）]*)?)）/.exec(plain.slice(end))?.[1];
  const inside = brackets === undefined ? undefined : patterns.company.exec(brackets.replace(/^由|^提供方：/, ''))?.[0];
  const near = plain.slice(Math.max(0, start - NEAR), start);
  const before = inside === undefined && /的$/.test(near) ? patterns.company.exec(near)?.[0] : undefined;
  const company = inside ?? before?.slice((patterns['company-prefix'].exec(before)?.[0] ?? '').length);
  if (company === undefined) return undefined;
  const at = plain.indexOf(company, inside === undefined ? Math.max(0, start - NEAR) : end);
  return sentence.asWritten(at, at + company.length);
}

function recipientsOf(sentence: PolicySentence, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): readonly Told[] {
  const written = (span: { readonly from: number; readonly to: number }): string => sentence.asWritten(span.from, span.to);
  return recipientsIn(sentence, knowledge, catalogue).map(({ name, company }) => ({
    name: written(name),
    company: company === undefined ? undefined : written(company),
    from: name.to,
    kind: 'third-party' as const,
  }));
}

function partyFrom(sentence: PolicySentence, told: Told, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): PolicyParty {
  const { name, company, from, kind } = told;
  const mentions = sentence.content.data.length > 0 ? sentence.content.data : findPersonalInformation(sentence.text, knowledge);
  const handed = mentions.filter(({ isDenied, text }) => !isDenied && !name.includes(text));
  const data = [...new Set(handed.flatMap((one) => one.data))].sort();
  const kinds = handed.map(({ text }) => text);
  const purpose = purposeOf(sentence, from, knowledge);
  const sdk = sdkNamed(plainText(name, knowledge).plain, catalogue);
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

/** More parties than these are told in no sentences of a policy. */
const MOST_TOLD = 1_000;

/** Of parties told twice the one with columns stays. What the text calls itself is no party. */
export function mergeParties(listed: readonly PolicyParty[], told: readonly PolicyParty[], own: OwnNames): readonly PolicyParty[] {
  const [title, handler] = [partyKey(own.title), partyKey(own.handler)];
  const isOwn = ({ name, company }: Keys): boolean => handler !== '' && (company === handler || name === handler);
  const merged = listed.map((party) => ({ party, keys: keysOf(party) })).filter(({ keys }) => !isOwn(keys));
  for (const party of told.slice(0, MOST_TOLD)) {
    const keys = keysOf(party);
    if (keys.name === '' || title.includes(keys.name) || isOwn(keys)) continue;
    const at = merged.findIndex((one) => isSame(one.party, one.keys, party, keys));
    const known = merged[at]?.party;
    if (known === undefined) merged.push({ party, keys });
    else merged[at] = { party: together(known, party), keys: merged[at]?.keys ?? keys };
  }
  return merged.map(({ party }) => party);
}

/** One party that is told twice: what was only named takes the words of where more is told. */
const together = (known: PolicyParty, party: PolicyParty): PolicyParty =>
  isBare(known) && !isBare(party) ? { ...party, ...known, data: party.data } : known;

/** Nothing but a name was told. */
const isBare = ({ purpose, kinds, data, manner }: PolicyParty): boolean =>
  purpose === undefined && kinds === undefined && manner === undefined && data.length === 0;

/** What the text calls itself, and who it is of. */
export interface OwnNames {
  readonly title: string;
  readonly handler: string;
}

interface Keys {
  readonly name: string;
  readonly company: string;
}

const keysOf = ({ name, company = '' }: PolicyParty): Keys => ({ name: partyKey(name), company: partyKey(company) });

function isSame(one: PolicyParty, known: Keys, other: PolicyParty, { name }: Keys): boolean {
  if (one.sdk !== undefined && one.sdk === other.sdk) return true;
  // 「境外商家」 are others than 「商家」.
  if (isCategory(one) && isCategory(other)) return known.name === name;
  if (known.name.includes(name) || (known.name !== '' && name.includes(known.name))) return true;
  return known.company.includes(name);
}

const isCategory = ({ kind, sdk, company }: PolicyParty): boolean => kind === 'third-party' && sdk === undefined && company === undefined;

export const ownNameOf = (title: string | undefined, knowledge: DocumentKnowledge): string =>
  title === undefined ? '' : plainText(title, knowledge).plain;
