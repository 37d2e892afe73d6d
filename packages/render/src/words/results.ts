import type { Text } from '@touchstone/rules';
import type { Result } from '@touchstone/verdict';

/** What the five results are called. */
export const resultWords: Readonly<Record<Result, Text>> = {
  violation: { zh: '违规', en: 'Violation' },
  suspected: { zh: '疑似', en: 'Suspected' },
  'not-found': { zh: '未发现', en: 'Not found' },
  undecided: { zh: '无法判定', en: 'Undecided' },
  'not-tested': { zh: '未检测', en: 'Not tested' },
};

/** What a result says, for who reads a report for the first time. */
export const resultMeanings: Readonly<Record<Result, Text>> = {
  violation: { zh: '证据充分，违反条款', en: 'the clause is broken and the proof suffices' },
  suspected: { zh: '有线索，须经运行检测、政策或人工确认', en: 'a lead that a run, the policy or a person must confirm' },
  'not-found': { zh: '所需内容均已检查，未见问题', en: 'everything needed was looked at and nothing was seen' },
  undecided: { zh: '已检查，但现有材料不能得出结论', en: 'looked at, and no answer is possible' },
  'not-tested': { zh: '缺少所需材料，没有检查；不等于没有问题', en: 'an input it needs was not given; this does not mean clean' },
};

/** From the worst to the best. What was not tested stands before what was not found: it must not look clean. */
export const resultOrder: readonly Result[] = ['violation', 'suspected', 'undecided', 'not-tested', 'not-found'];
