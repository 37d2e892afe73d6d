import { type Fact, kindOf } from '@touchstone/facts';
import { nameOfAttribute, type Text } from '@touchstone/rules';
import { stateWords, whenWords } from '../words/because.ts';
import { explainProblem } from '../words/problems.ts';
import { comparisonSentences, policySentences } from '../words/sentences/policy-sentences.ts';
import { runSentences } from '../words/sentences/run-sentences.ts';
import { screenSentences } from '../words/sentences/screen-sentences.ts';
import { typeReason } from '../words/type-reasons.ts';
import { shortMemberName } from './code-names.ts';
import { fillSentence, permissionText } from './fill-sentence.ts';
import type { Names } from './names.ts';

/** A fact as one short line: what was seen, without where and whose. */
export function describeFact(fact: Fact, names: Names): string {
  const template = Object.hasOwn(templates, fact.kind) ? templates[fact.kind] : undefined;
  if (template !== undefined) return fillSentence(names.say(template), fact, names);
  const own = Object.hasOwn(sentences, fact.kind) ? sentences[fact.kind] : undefined;
  return own === undefined ? asAttributes(fact, names) : own(fact, names);
}

/** What policy, run, screen and comparison say: sentences that are data. */
const templates: Readonly<Record<string, Text>> = { ...runSentences, ...policySentences, ...comparisonSentences, ...screenSentences };

/** What rests on a type that was only suggested says so. */
function unconfirmedType({ attributes }: Fact, { lang }: Names): string {
  if (attributes['confirmed'] !== false) return '';
  return lang === 'zh' ? '应用类型待确认' : 'the type is to be confirmed';
}

/** How a test environment could be told; where only parts were seen, how far they belong together. */
export function checkedHow(fact: Fact, names: Names): string {
  const how = shortMemberName(text(fact, 'how'));
  const grade = text(fact, 'grade');
  return grade === '' ? how : `${how}${names.lang === 'zh' ? '；' : '; '}${names.value('grade', grade)}`;
}

type Sentence = (fact: Fact, names: Names) => string;

/** Kinds that read better as a sentence; the others are their meaning and their attributes. */
const sentences: Readonly<Record<string, Sentence>> = {
  'code.reads': (fact, names) => sentence(names, '可读取', 'can read ', dataOf(fact, names), viaText(fact)),
  'code.writes': (fact, names) => sentence(names, '可写入或删除', 'can write or delete ', dataOf(fact, names), viaText(fact)),
  'gate.consent': (fact, names) => gateText(fact, names),
  'reach.reads': (fact, names) => timed(fact, names, '可读取', 'can read', dataOf(fact, names), viaText(fact)),
  'reach.requests-permission': (fact, names) =>
    timed(fact, names, '可申请', 'can ask for', permissionText(text(fact, 'permission'), names), ''),
  'reach.starts-app': (fact, names) => {
    const kind = wordOf(fact, 'kind', names);
    return timed(fact, names, `可${kind}`, `can start (${kind})`, '', text(fact, 'target'));
  },
  'reach.jumps': (fact, names) =>
    sentence(names, `由${wordOf(fact, 'by', names)}引起的跳转`, `a jump by ${wordOf(fact, 'by', names)}`, '', text(fact, 'target')),
  'reach.downloads': (fact, names) => timed(fact, names, '可自行', 'can by itself', wordOf(fact, 'what', names), ''),
  'flow.leak': (fact, names) =>
    sentence(
      names,
      `${dataOf(fact, names)} → ${wordOf(fact, 'sink', names)}`,
      `${dataOf(fact, names)} → ${wordOf(fact, 'sink', names)}`,
      '',
      goesTo(fact, names),
    ),
  'compare.unnecessary-for-type': (fact, names) =>
    sentence(names, '读取该类型非必要的', 'reads what the type does not need: ', dataOf(fact, names), unconfirmedType(fact, names)),
  'code.acts': (fact, names) => sentence(names, '', '', wordOf(fact, 'action', names), viaText(fact)),
  'permission.declared': (fact, names) => permission(fact, names, '声明', 'declares '),
  'permission.used': (fact, names) => permission(fact, names, '声明且使用', 'declares and uses '),
  'permission.unused': (fact, names) => permission(fact, names, '声明但未使用', 'declares and does not use '),
  'permission.undeclared': (fact, names) => permission(fact, names, '使用但未声明', 'uses without declaring '),
  'permission.undecided': (fact, names) => permission(fact, names, '无法判定是否使用', 'cannot tell whether it uses '),
  'permission.unsuitable': (fact, names) => permission(fact, names, '该类服务不宜申请', 'unsuitable for the service: '),
  'code.requests-permission': (fact, names) =>
    `${permission(fact, names, '申请', 'asks for ')}${names.lang === 'zh' ? '，' : ', '}${wordOf(fact, 'screen', names)}`,
  'sdk.present': (fact, names) => sentence(names, '内嵌', 'contains ', names.sdk(text(fact, 'sdk')), text(fact, 'version')),
  'component.self-start': (fact, names) => {
    const trigger = wordOf(fact, 'trigger', names);
    const what = names.lang === 'zh' ? `可由${trigger}启动：` : `can be started by ${trigger}: `;
    return `${what}${text(fact, 'name')}${text(fact, 'action') === '' ? '' : ` (${text(fact, 'action')})`}`;
  },
  'component.exported': (fact, names) =>
    sentence(
      names,
      `对外开放的${wordOf(fact, 'type', names)}：`,
      `exported ${text(fact, 'type')} `,
      text(fact, 'name'),
      text(fact, 'permission'),
    ),
  'app.type-suggested': (fact, names) =>
    sentence(names, '建议的应用类型 ', 'suggested type of app: ', text(fact, 'type'), typeReason(text(fact, 'reason'), names.lang)),
  'network.url': (fact) => text(fact, 'url'),
  'evasion.check': (fact, names) => sentence(names, '识别', 'checks for ', wordOf(fact, 'checks', names), checkedHow(fact, names)),
  'package.damaged': (fact, names) => `${explainProblem(text(fact, 'problem'), names.lang)} (${text(fact, 'problem')})`,
};

/** Where the user is asked, or that nobody is. */
function gateText({ attributes }: Fact, { lang }: Names): string {
  const how = attributes['found'] === true ? String(attributes['how']) : 'none';
  const said = (Object.hasOwn(gateWords, how) ? gateWords[how] : undefined)?.[lang] ?? how;
  const flag = attributes['flag'] === undefined ? '' : String(attributes['flag']);
  if (flag === '') return said;
  return lang === 'zh' ? `${said}，结果存储为“${flag}”` : `${said}, the answer kept as "${flag}"`;
}

const gateWords: Readonly<Record<string, Text>> = {
  dialog: { zh: '以弹窗征求同意', en: 'a dialog asks for consent' },
  activity: { zh: '以单独页面征求同意', en: 'a page of its own asks for consent' },
  flag: { zh: '未见征求同意的界面，只见其存储的结果', en: 'only the stored answer to a question for consent is seen' },
  none: { zh: '未发现征求同意隐私政策的弹窗或页面', en: 'no dialog or page that asks for agreement to a privacy policy was found' },
};

function sentence({ lang }: Names, zh: string, en: string, what: string, detail: string): string {
  const head = `${lang === 'zh' ? zh : en}${what}`;
  if (detail === '') return head;
  return lang === 'zh' ? `${head}（${detail}）` : `${head} (${detail})`;
}

/** A sentence that says when: in Chinese before what happens, in English after it. */
function timed(fact: Fact, names: Names, zh: string, en: string, what: string, detail: string): string {
  const when = whenOf(fact, names);
  if (names.lang === 'zh') return sentence(names, `${when}${zh}`, '', what, detail);
  return sentence(names, '', '', [en, what, when].filter((part) => part !== '').join(' '), detail);
}

function permission(fact: Fact, names: Names, zh: string, en: string): string {
  const api = fact.attributes['api'] === undefined ? '' : shortMemberName(text(fact, 'api'));
  const shown = permissionText(text(fact, 'permission'), names);
  return names.lang === 'zh' ? `${zh} ${shown}${api === '' ? '' : `，${api}`}` : `${en}${shown}${api === '' ? '' : `, ${api}`}`;
}

const SHOWN_ELSEWHERE = new Set(['owner', 'sdk', 'package']);

function asAttributes(fact: Fact, names: Names): string {
  const { lang } = names;
  const title = kindOf(fact.kind)?.means[lang] ?? fact.kind;
  const parts = Object.entries(fact.attributes)
    .filter(([name]) => !SHOWN_ELSEWHERE.has(name) || fact.kind.startsWith('app.'))
    .map(([name, value]) => `${nameOfAttribute(name, lang)}${lang === 'zh' ? '：' : ': '}${shown(name, value, names)}`);
  if (parts.length === 0) return title;
  return lang === 'zh' ? `${title}（${parts.join('；')}）` : `${title} (${parts.join('; ')})`;
}

const shown = (name: string, value: string | number | boolean, names: Names) =>
  typeof value === 'string' && value.startsWith('L') && value.includes(';') ? shortMemberName(value) : names.value(name, value);

const text = (fact: Fact, name: string) => String(fact.attributes[name] ?? '');
const dataOf = (fact: Fact, names: Names) => names.data(text(fact, 'data'));

/** A value of a closed list as a word: in English the dashes of its code are spaces. */
function wordOf(fact: Fact, name: string, names: Names): string {
  const word = names.value(name, text(fact, name));
  return names.lang === 'en' ? word.replaceAll('-', ' ') : word;
}

/** 同意之前、进程启动时 of a fact that says when it can run. */
function whenOf(fact: Fact, names: Names): string {
  const words = [stateWords[text(fact, 'gate')], whenWords[text(fact, 'trigger')]].flatMap((word) =>
    word === undefined ? [] : word[names.lang],
  );
  return names.lang === 'zh' ? words.join('、') : words.toReversed().join(', ');
}

/** Who gets the data, and by which call. */
function goesTo(fact: Fact, names: Names): string {
  const to = text(fact, 'to');
  return [to === '' ? '' : names.value('sdk', to), shortMemberName(text(fact, 'target'))].filter((part) => part !== '').join(', ');
}

function viaText(fact: Fact): string {
  const api = shortMemberName(text(fact, 'api'));
  const argument = text(fact, 'argument');
  return argument === '' ? api : `${api}, ${argument}`;
}
