import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACCESS_STEPS,
  CASE_EVENTS,
  CASE_STATES,
  CASE_STEPS,
  type CaseEvent,
  type CaseGuard,
  type CaseStep,
  CREDIT_STEPS,
  eventRow,
  isCaseEvent,
  type Party,
  PENALTY_STEPS,
  wordsOfGuard,
} from '@touchstone/domain/case';
import { REFERRAL_STEPS } from '@touchstone/domain/referral';
import { describe, expect, test } from 'vitest';

type Language = 0 | 1;
const FILES = [
  ['cases.md', 0],
  ['cases.en.md', 1],
] as const;

const PARTIES: Readonly<Record<Party, readonly [string, string]>> = {
  authority: ['机关', 'authority'],
  firm: ['企业', 'firm'],
  system: ['系统', 'system'],
};
const HEADS = {
  steps: [
    ['状态', '事件', '仅当', '要求', '到'],
    ['state', 'event', 'only if', 'asks for', 'to'],
  ],
  events: [
    ['事件', '', '由谁', '权限', '必须写明'],
    ['event', '', 'by', 'right', 'names'],
  ],
  referral: [
    ['状态', '事件', '由谁', '到'],
    ['state', 'event', 'by', 'to'],
  ],
} as const;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const code = (text: string): string => (text === '' ? '–' : `\`${text}\``);
const guards = (all: readonly CaseGuard[], language: Language): string =>
  all.map((guard) => wordsOfGuard(guard)[language]).join(language === 0 ? '；' : '; ');

const stateWord = (state: string, language: Language): string => {
  const words = CASE_STATES[state as keyof typeof CASE_STATES] as readonly [string, string] | undefined;
  return words === undefined ? code(state) : `${code(state)} ${words[language]}`;
};

/** Rows that are the same for many states are printed as one. */
const MANY = 4;
const sameness = ({ from, on, when, needs = [], to }: CaseStep<string>): string => {
  const returns = when?.startsWith('came-from:') === true;
  return [on, returns ? 'back' : (when ?? ''), needs.join(), returns ? from : from === to ? '=' : to].join(' ');
};

function steps(all: readonly CaseStep<string>[], language: Language): string {
  const alike = Map.groupBy(all, sameness);
  const rows = all.flatMap((step) => {
    const group = alike.get(sameness(step))!;
    if (group.length < MANY) return [rowOf([step], language)];
    return group[0] === step ? [rowOf(group, language)] : [];
  });
  return table(HEADS.steps[language], rows);
}

const BACK = ['异议之前的状态；期限已届满的，届满之后的状态', 'where it came from, or would be by now'] as const;

function rowOf(group: readonly CaseStep<string>[], language: Language): readonly string[] {
  const [{ from, on, when, needs = [], to }] = group as [CaseStep<string>];
  const returns = when?.startsWith('came-from:') === true && group.length > 1;
  const states = [...new Set(group.map((step) => step.from))];
  return [
    states.map((state) => (states.length > 1 ? code(state) : stateWord(state, language))).join(' '),
    `${code(on)} ${eventRow(on)[language === 0 ? 'zh' : 'en']}`,
    when === undefined || returns ? '' : guards([when], language),
    guards(needs, language),
    returns ? BACK[language] : from === to ? '=' : stateWord(to, language),
  ];
}

const events = (language: Language): string =>
  table(
    HEADS.events[language],
    Object.keys(CASE_EVENTS)
      .filter(isCaseEvent)
      .map((event: CaseEvent) => {
        const { by, permission, payload, zh, en } = eventRow(event);
        const parties = by.map((party) => PARTIES[party][language]).join(language === 0 ? '、' : ', ');
        return [code(event), language === 0 ? zh : en, parties, permission === null ? '' : code(permission), payload.map(code).join(' ')];
      }),
  );

const SIDES = { giver: ['移送机关', 'who offered it'], taker: ['接收机关', 'to whom it was offered'] } as const;
const referral = (language: Language): string =>
  table(
    HEADS.referral[language],
    REFERRAL_STEPS.map(({ from, on, by, to }) => [code(from), code(on), SIDES[by][language], code(to)]),
  );

const TABLES: Readonly<Record<string, (language: Language) => string>> = {
  main: (language) => steps(CASE_STEPS, language),
  penalty: (language) => steps(PENALTY_STEPS, language),
  access: (language) => steps(ACCESS_STEPS, language),
  credit: (language) => steps(CREDIT_STEPS, language),
  events,
  referral,
};

const MARKED = /<!-- table:(\w+) -->\n([\s\S]*?)<!-- \/table -->/g;
const printed = (text: string, language: Language): string =>
  text.replace(MARKED, (_, name: string) => `<!-- table:${name} -->\n\n${TABLES[name]!(language)}\n\n<!-- /table -->`);

/** Refreshed by `UPDATE_GOLDEN=1`, never by hand. */
describe.each(FILES)('%s', (file, language) => {
  const path = join(import.meta.dirname, file);

  test('shows the tables that the program uses', () => {
    const text = readFileSync(path, 'utf8');
    const fresh = printed(text, language);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, fresh);
    else expect(text === fresh, `${file} is not what the tables say: UPDATE_GOLDEN=1 npx vitest run docs/cases.test.ts`).toBe(true);
    expect([...text.matchAll(MARKED)].map(([, name]) => name).sort()).toEqual(Object.keys(TABLES).sort());
  });
});
