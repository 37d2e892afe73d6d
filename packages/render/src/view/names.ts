import type { AttributeValue, Fact } from '@touchstone/facts';
import { nameOfValue, type Rule, type Text } from '@touchstone/rules';
import type { RenderOptions } from '../render.ts';
import type { Lang } from '../words/lang.ts';
import { ownerWords } from '../words/owners.ts';

/** Looks up what things are called in the language of the report. Made once for each report. */
export interface Names {
  readonly lang: Lang;
  say(text: Text): string;
  rule(id: string): Rule | undefined;
  /** Personal information by its token. */
  data(token: string): string;
  isSensitive(token: string): boolean;
  sdk(id: string): string;
  /** Human name of a permission; empty when the catalogue has none. */
  permission(name: string): string;
  permissionGroup(name: string): string;
  /** Owner of the code that a fact is about. */
  ownerOf(fact: Fact): string;
  /** Owner as a fix names it: `app`, an SDK id, a Java package. */
  owner(id: string): string;
  value(attribute: string, value: AttributeValue): string;
  /** What a fix changes: a permission, an SDK, a kind of information, or the value of another attribute. */
  subject(subject: string): string;
}

/** Left out of the names of permissions where space is short. */
const ANDROID = 'android.permission.';

export function namesFor({ lang, ruleSet, knowledge }: RenderOptions): Names {
  const rules = new Map(ruleSet.rules.map((rule) => [rule.id, rule]));
  const data = new Map(knowledge.personalInfo.map((info) => [info.token, info]));
  const sdks = new Map(knowledge.sdks.map((sdk) => [sdk.id, sdk]));
  const permissions = new Map(knowledge.permissions.map((permission) => [permission.name, permission]));
  const say = (text: Text) => text[lang];
  const sdkName = (id: string) => sdks.get(id)?.name[lang] ?? id;
  const dataName = (token: string) => data.get(token)?.[lang] ?? token;
  const ownerName = (id: string) => {
    if (Object.hasOwn(ownerWords, id)) return say(ownerWords[id] as Text);
    return sdks.has(id) ? sdkName(id) : thirdParty(id, lang);
  };
  return {
    lang,
    say,
    rule: (id) => rules.get(id),
    data: dataName,
    isSensitive: (token) => data.get(token)?.sensitive === true,
    sdk: sdkName,
    permission: (name) => permissions.get(name)?.[lang] ?? '',
    permissionGroup: (name) => permissions.get(name)?.group ?? '',
    ownerOf: (fact) => {
      const { owner, sdk } = fact.attributes;
      const whose = ownerName(ownerId(fact));
      return owner === 'library' && sdk !== undefined ? `${sdkName(String(sdk))} · ${whose}` : whose;
    },
    owner: ownerName,
    value: (attribute, value) => {
      if (attribute === 'data') return dataName(String(value));
      return attribute === 'sdk' ? sdkName(String(value)) : nameOfValue(value, lang);
    },
    subject: (subject) => {
      if (subject.includes('.')) return subject.startsWith(ANDROID) ? subject.slice(ANDROID.length) : subject;
      if (data.has(subject)) return dataName(subject);
      return sdks.has(subject) ? sdkName(subject) : nameOfValue(subject, lang);
    },
  };
}

/** The owner of a fact as one word: an SDK id, a Java package, `app`, `unknown`; empty for a fact of no code. */
export function ownerId({ attributes }: Fact): string {
  const { owner, sdk, package: javaPackage } = attributes;
  if (sdk !== undefined && (owner === 'sdk' || owner === undefined)) return String(sdk);
  if (owner === 'third-party' && javaPackage !== undefined) return String(javaPackage);
  return owner === undefined ? '' : String(owner);
}

function thirdParty(javaPackage: string, lang: Lang): string {
  if (javaPackage === '') return '';
  return lang === 'zh' ? `第三方代码 ${javaPackage}` : `third-party code ${javaPackage}`;
}
