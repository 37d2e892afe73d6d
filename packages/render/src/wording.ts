import type { AttributeValue, Fact } from '@touchstone/facts';
import type { Place } from '@touchstone/kernel/place';
import { nameOfAttribute } from '@touchstone/rules';
import { neutral } from './plain/visible.ts';
import type { RenderOptions } from './render.ts';
import { writeLadder } from './text/ladder.ts';
import { Page } from './text/page.ts';
import { Chains } from './view/chains.ts';
import { placeText, shortMemberName } from './view/code-names.ts';
import { describeFact } from './view/describe-fact.ts';
import { type Names, namesFor } from './view/names.ts';
import { nameOfAppField } from './words/app-fields.ts';
import { headings } from './words/headings.ts';
import type { Lang } from './words/lang.ts';
import { nameOfReason } from './words/reasons.ts';
import { resultWords } from './words/results.ts';

/** Words of reports for other texts that people read. Whatever comes from an app is made visible: it can steer no terminal. */
export interface Wording {
  /** A result; `absent` is that of a rule which a report does not have. */
  result(result: string): string;
  reason(code: string): string;
  /** A fact as one line, without where and whose. */
  fact(fact: Fact): string;
  /** Whose code a fact is about; empty for a fact of no code. */
  owner(fact: Fact): string;
  place(at: Place): string;
  /** The chain that leads to a fact, line by line; empty for a fact without one. */
  chain(fact: Fact): readonly string[];
  /** Name of an attribute, and of a value that it has. */
  attribute(name: string): string;
  value(attribute: string, value: AttributeValue): string;
  /** Name of a field of the report's `app`. */
  appField(field: string): string;
  /** A permission with its human name: `「拍照」android.permission.CAMERA`. */
  permission(name: string): string;
  /** An SDK, with or without its version behind the id. */
  sdk(idAndVersion: string): string;
  /** A call as reports are compared by it, `data · api · owner`. */
  call(text: string): string;
}

/** Made once for a report or a comparison: it looks the whole catalogue through. */
export function wordingOf(options: RenderOptions): Wording {
  const { lang } = options;
  const names = namesFor(options);
  const results: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = resultWords;
  return {
    result: (result) =>
      result === 'absent' ? { zh: '没有此规则', en: 'no such rule' }[lang] : (results[result]?.[lang] ?? neutral(result)),
    reason: (code) => neutral(nameOfReason(code, lang)),
    fact: (fact) => neutral(describeFact(fact, names)),
    owner: (fact) => neutral(names.ownerOf(fact)),
    place: (at) => neutral(placeText(at)),
    chain: (fact) => chainLines(fact, names, lang),
    attribute: (name) => nameOfAttribute(name, lang),
    value: (attribute, value) => neutral(names.value(attribute, value)),
    appField: (field) => nameOfAppField(field, lang),
    permission: (name) => {
      const known = names.permission(name);
      return neutral(known === '' ? name : lang === 'zh' ? `「${known}」${name}` : `${name} (${known})`);
    },
    sdk: (text) => {
      const [id = '', ...version] = text.split(' ');
      return neutral([names.sdk(id), ...version].join(' '));
    },
    call: (text) => {
      const [what = '', api = '', owner = ''] = text.split(' · ');
      const data = names.data(what);
      return neutral([data === what ? names.value('action', what) : data, shortMemberName(api), names.owner(owner)].join(' · '));
    },
  };
}

/** Steps of one chain that a terminal shows. */
const STEPS = 60;

function chainLines(fact: Fact, names: Names, lang: Lang): readonly string[] {
  if (fact.proof === undefined) return [];
  const page = new Page();
  writeLadder(page, fact, 0, { names, words: headings[lang], chains: new Chains([]) }, STEPS);
  return page.toString().trimEnd().split('\n');
}
