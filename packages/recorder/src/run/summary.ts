import type { Note } from '@touchstone/recorder-agent';
import type { Step } from '../script/steps.ts';
import type { Lang } from '../words.ts';
import type { Outcome } from './walk-step.ts';

/** What a recording came to; written to summary.json. */
export interface RunSummary {
  readonly package: string;
  readonly folder: string;
  readonly isComplete: boolean;
  readonly steps: readonly { readonly step: string; readonly scenario: string; readonly outcome: Outcome; readonly seconds: number }[];
  /** Records by kind. */
  readonly records: Readonly<Record<string, number>>;
  /** Of the last process: methods hooked, and which of the table this system or app has not. */
  readonly hooks?: { readonly hooked: number; readonly absent: readonly string[]; readonly waiting: readonly string[] };
  readonly dropped: number;
  /** Faults of the agent itself; each place once. */
  readonly problems: readonly string[];
}

/** What the notes of all agents say. */
export function hooksAndProblems(notes: readonly Note[]): Pick<RunSummary, 'hooks' | 'dropped' | 'problems'> {
  const hooks = notes.findLast((note) => note.note === 'hooks');
  const problems = notes.flatMap((note) => (note.note === 'problem' ? [`${note.where}: ${note.message}`] : []));
  return {
    ...(hooks === undefined ? {} : { hooks: { hooked: hooks.hooked, absent: hooks.absent, waiting: hooks.waiting } }),
    dropped: notes.reduce((sum, note) => sum + (note.note === 'dropped' ? note.records : 0), 0),
    problems: [...new Set(problems)].sort(),
  };
}

/** The few lines for the tester at the end. */
export function summaryText(
  { package: name, folder, steps, records, hooks, problems, isComplete }: RunSummary,
  all: readonly Step[],
  lang: Lang,
): string {
  const of = (kind: string) => records[kind] ?? 0;
  const title = (id: string) => all.find((step) => step.id === id)?.title[lang] ?? id;
  const words = WORDS[lang];
  return [
    `${isComplete ? words.done : words.ended}: ${name}`,
    ...steps.map(({ step, outcome, seconds }) => `  ${words[outcome]} ${title(step)} ${Math.round(seconds)} s`),
    `  ${words.records}: ${of('call')} ${words.calls}, ${of('dialog')} ${words.dialogs}, ${of('request')} ${words.requests}, ${of('picture')} ${words.pictures}`,
    ...(hooks === undefined ? [] : [`  ${words.hooks}: ${hooks.hooked}`]),
    ...(problems.length === 0 ? [] : [`  ${words.problems}: ${problems.length} (summary.json)`]),
    `  touchstone scan APP.apk --trace ${folder}/run.jsonl --ui ${folder}/ui`,
    '',
  ].join('\n');
}

const WORDS = {
  zh: {
    done: '记录完成',
    ended: '记录提前结束，已有部分可用',
    skipped: '跳过',
    records: '记录',
    calls: '次调用',
    dialogs: '次权限弹窗',
    requests: '次网络请求',
    pictures: '个界面文件',
    hooks: '已挂接的方法',
    problems: '记录程序自身的问题',
  },
  en: {
    done: 'Recorded',
    ended: 'Ended early; what there is can be used',
    skipped: 'skipped',
    records: 'Recorded',
    calls: 'calls',
    dialogs: 'permission dialogs',
    requests: 'requests',
    pictures: 'files of screens',
    hooks: 'Hooked methods',
    problems: 'Faults of the recorder itself',
  },
} as const;
