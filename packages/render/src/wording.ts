import type { AttributeValue, Fact } from '@touchstone/facts';
import type { Place } from '@touchstone/kernel/place';
import { nameOfAttribute } from '@touchstone/rules';
import type { Report } from '@touchstone/verdict';
import { neutral } from './plain/visible.ts';
import type { RenderOptions } from './render.ts';
import { writeLadder } from './text/ladder.ts';
import { Page } from './text/page.ts';
import { recordLine } from './text/run.ts';
import { Chains } from './view/chains.ts';
import { placeText, shortMemberName } from './view/code-names.ts';
import { describeFact } from './view/describe-fact.ts';
import { type Names, namesFor } from './view/names.ts';
import { groundsOf, sayScenario } from './view/run.ts';
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
  /** What the evidence shows of a fact: the words of the policy, the records of the run with their times and stack; empty for the others. */
  shown(fact: Fact, report: Report): readonly string[];
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
    shown: (fact, report) => shownLines(fact, report, names).map(neutral),
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

/** Frames of a stack that a terminal shows. */
const FRAMES = 12;

function shownLines(fact: Fact, report: Report, names: Names): readonly string[] {
  const { quote, timeline } = fact;
  const stack = timeline?.stack ?? [];
  return [
    ...(quote === undefined ? [] : [`“${quote}”`]),
    ...(timeline === undefined ? [] : [recordLine(fact, groundsOf(report, names), names)]),
    ...stack.slice(0, FRAMES).map((frame) => `  ${frame}`),
    ...(stack.length > FRAMES ? [`  ${headings[names.lang].moreSteps(stack.length - FRAMES)}`] : []),
    ...screenLines(fact, report, names),
  ];
}

/** The words of the element at which a fact stands, and the step in which the screen was seen. */
function screenLines({ at }: Fact, { exhibits }: Report, names: Names): readonly string[] {
  const screen = exhibits?.screens?.find(({ file }) => file === at.file);
  if (screen === undefined) return [];
  const said = screen.outline?.boxes.find(({ element }) => element === at.element)?.text ?? '';
  const where = [screen.scenario === undefined ? '' : sayScenario(screen.scenario, names), screen.note ?? '', screen.page ?? ''];
  return [
    [said === '' ? '' : `“${said}”`, ...where].filter((text) => text !== '').join(' · '),
    ...(screen.picture === undefined ? [] : [screen.picture]),
  ].filter((text) => text !== '');
}

/** Steps of one chain that a terminal shows. */
const STEPS = 60;

function chainLines(fact: Fact, names: Names, lang: Lang): readonly string[] {
  if (fact.proof === undefined) return [];
  const page = new Page();
  writeLadder(page, fact, 0, { names, words: headings[lang], chains: new Chains([]) }, STEPS);
  return page.toString().trimEnd().split('\n');
}
