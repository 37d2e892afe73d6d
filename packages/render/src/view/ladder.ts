import { type Fact, type Proof, type Rung, rungWords } from '@touchstone/facts';
import type { Text } from '@touchstone/rules';
import { gateSentences, guardWords, startWords, triggerSentences, whyWords } from '../words/because.ts';
import { ownerWords } from '../words/owners.ts';
import { memberName, placeText, shortMemberName } from './code-names.ts';
import type { Names } from './names.ts';

/** A proof as it is drawn: a sentence, then one step under the other. */
export interface Ladder {
  /** Why this comes before consent, or behind it. Empty for a fact that has nothing to do with consent. */
  readonly sentence: string;
  readonly steps: readonly Step[];
  /** The steps of the other chains that were found. */
  readonly others: readonly (readonly Step[])[];
}

export interface Step {
  /** Why it runs: 进程启动时系统创建内容提供者. */
  readonly why: string;
  /** `cn.example.A.b`; of the last step the API. */
  readonly name: string;
  readonly owner: string;
  /** `app`, `sdk` …; `platform` for the API at the end. */
  readonly kind: string;
  /** File and line of the instruction that leads on; empty at the end. */
  readonly place: string;
}

/** The ladder of a fact that has a proof. */
export function ladderOf(fact: Fact, names: Names): Ladder | undefined {
  const { proof } = fact;
  if (proof === undefined) return undefined;
  return {
    sentence: sentenceOf(fact, proof, names),
    steps: stepsOf(fact, proof.chain, names),
    others: (proof.others ?? []).map((chain) => stepsOf(fact, chain, names)),
  };
}

const stepsOf = (fact: Fact, chain: readonly Rung[], names: Names): readonly Step[] => [
  ...chain.map((rung) => stepOf(rung, names)),
  ...endOf(fact, names),
];

function stepOf({ at, how, because, owner, sdk }: Rung, names: Names): Step {
  return {
    why: whyOf(how, because === memberName(at.method ?? '') ? '' : (because ?? ''), names),
    name: at.method === undefined ? '' : memberName(at.method),
    owner: owner === 'sdk' && sdk !== undefined ? names.sdk(sdk) : names.owner(owner),
    kind: Object.hasOwn(ownerWords, owner) ? owner : 'unknown',
    place: placeText({ ...at, method: '', class: '' }).trim(),
  };
}

function whyOf(how: string, because: string, names: Names): string {
  const why = Object.hasOwn(rungWords, how) ? names.say(rungWords[how as keyof typeof rungWords]) : how;
  if (how === 'dispatch' && /^\d+$/.test(because)) {
    return names.lang === 'zh' ? `调用（${because} 个可能目标之一）` : `calls, one of ${because} possible targets`;
  }
  const [name = '', user] = because.split(', needed by ');
  if (user !== undefined) return inMarks(why, names.lang === 'zh' ? `${name}，${user} 依赖它` : because, names);
  return because === '' ? why : inMarks(why, shortMemberName(because), names);
}

const inMarks = (text: string, detail: string, { lang }: Names): string => (lang === 'zh' ? `${text}（${detail}）` : `${text} (${detail})`);

/** What the chain ends in, which is Android's, an SDK's or another app's and has no place of its own. */
function endOf({ kind, attributes }: Fact, names: Names): readonly Step[] {
  const end = Object.hasOwn(ENDS, kind) ? ENDS[kind] : undefined;
  const name = end === undefined ? undefined : attributes[end.named];
  if (end === undefined || typeof name !== 'string') return [];
  const data = attributes['data'] === undefined ? '' : names.data(String(attributes['data']));
  const why = names.lang === 'zh' ? `${end.zh}${data}` : `${end.en} ${data}`.trim();
  const outside = attributes['kind'] === 'self' ? names.owner('app') : names.say(OTHER_APP);
  return [{ why, name: memberName(name), owner: end.owner === '' ? outside : end.owner, kind: 'platform', place: '' }];
}

/** By kind of fact: what is done at the end, and the attribute that names by what. */
const ENDS: Readonly<Record<string, Text & { readonly named: string; readonly owner: string }>> = {
  'reach.reads': { zh: '读取', en: 'reads', named: 'api', owner: 'Android' },
  'reach.requests-permission': { zh: '申请权限', en: 'asks for', named: 'permission', owner: 'Android' },
  'reach.starts-app': { zh: '启动', en: 'starts', named: 'target', owner: '' },
  'reach.jumps': { zh: '打开', en: 'opens', named: 'target', owner: '' },
};

const OTHER_APP: Text = { zh: '应用之外', en: 'outside' };

function sentenceOf({ attributes }: Fact, { guard, chain }: Proof, names: Names): string {
  const gate = String(attributes['gate'] ?? '');
  const trigger = String(attributes['trigger'] ?? '');
  if (!Object.hasOwn(gateSentences, gate)) return '';
  const isPage = trigger === 'system-event' && chain[0]?.how === 'activity';
  const known = Object.hasOwn(triggerSentences, trigger) ? triggerSentences[trigger] : undefined;
  const when = names.say(isPage ? PAGE_OPENED : (known ?? ON_THIS_WAY));
  const guarded = guard === undefined ? names.say(SOME_GUARD) : guardText(guard, names);
  const why = attributes['why'] === undefined ? '' : `${names.lang === 'zh' ? '；' : '; '}${whyText(String(attributes['why']), names)}`;
  const start = names.say((Object.hasOwn(startWords, trigger) ? startWords[trigger] : startWords['unknown']) ?? ON_THIS_WAY);
  const parts: Readonly<Record<string, string>> = { when, start, guard: guarded, why };
  const text = names.say(gateSentences[gate] as Text).replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
  return `${text}${names.lang === 'zh' ? '。' : '.'}`;
}

const whyText = (why: string, names: Names): string => (Object.hasOwn(whyWords, why) ? names.say(whyWords[why] as Text) : why);

const PAGE_OPENED: Text = {
  zh: '其他应用或系统打开该页面时即会执行',
  en: 'it runs when another app or the system opens the page',
};
const ON_THIS_WAY: Text = { zh: '按下列调用链执行', en: 'it runs by the chain below' };
const SOME_GUARD: Text = { zh: '仅在同意后才会执行的步骤', en: 'a step that only agreement opens' };

function guardText({ kind, what, at }: NonNullable<Proof['guard']>, names: Names): string {
  const word = names.say(guardWords[kind] ?? SOME_GUARD);
  const parameter = kind === 'choice-branch' ? /^parameter (\d+)$/.exec(what)?.[1] : undefined;
  const shown = parameter !== undefined && names.lang === 'zh' ? `第 ${parameter} 个参数` : shortMemberName(what);
  const detail = [shown, placeText(at)].filter((text) => text !== '').join(names.lang === 'zh' ? '，' : ', ');
  return inMarks(word, detail, names);
}
