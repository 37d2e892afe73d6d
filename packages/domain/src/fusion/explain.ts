import type { Fused, FusedOutcome, Standing, WeighedVote } from './fuse.ts';

export type Language = 'zh' | 'en';
type Words = Readonly<Record<Language, string>>;

const OUTCOMES: Readonly<Record<FusedOutcome, Words>> = {
  'needs-review': { zh: '待人工复核', en: 'for review by a person' },
  rejected: { zh: '低于复核线，未进入人工复核（保留，随机抽查）', en: 'below the line of review; kept, and a random part is audited' },
  'not-found': { zh: '未发现', en: 'not found' },
  'not-tested': { zh: '未检测：没有可用引擎检测该条款', en: 'not tested: no engine that counts could test this clause' },
  'machine-decided': {
    zh: '由机器认定（主管部门已标记该条款可由机器认定）',
    en: 'decided by machine, as the authority allows for this clause',
  },
};

const ANSWERS: Readonly<Record<string, Words>> = {
  violation: { zh: '发现违规', en: 'violation' },
  suspected: { zh: '疑似', en: 'suspected' },
  none: { zh: '未发现', en: 'nothing found' },
  NOT_TESTED: { zh: '未检测', en: 'not tested' },
  ERROR: { zh: '检测出错', en: 'failed' },
};

const STANDINGS: Readonly<Record<Standing, Words>> = {
  counted: { zh: '计入', en: 'counted' },
  'same-group': { zh: '同源引擎，只计最强的一票', en: 'same group: only its strongest vote counts' },
  'on-probation': { zh: '试运行，不计入', en: 'on probation: not counted' },
  'says-nothing': { zh: '不计入，也不视为未发现', en: 'not counted, and not taken as clean' },
};

/** The reason for a fused result as lines of text: the result, each engine's vote with its weight, then what it started from. */
export function explain(fused: Fused, language: Language): readonly string[] {
  const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`;
  const head = OUTCOMES[fused.outcome][language];
  const { prevalence, thresholds, votes } = fused.reason;
  if (fused.outcome === 'not-tested') return [head, ...votes.map((vote) => lineOf(vote, language))];
  return language === 'zh'
    ? [
        `${head}；综合概率 ${percent(fused.probability)}`,
        ...votes.map((vote) => lineOf(vote, language)),
        `同类应用中该问题的基础比例 ${percent(prevalence)}；复核线 ${percent(thresholds.unlikely)}，优先线 ${percent(thresholds.likely)}`,
      ]
    : [
        `${head}; probability ${percent(fused.probability)}`,
        ...votes.map((vote) => lineOf(vote, language)),
        `found in ${percent(prevalence)} of such apps before any test; reviewed above ${percent(thresholds.unlikely)}, first from ${percent(thresholds.likely)}`,
      ];
}

function lineOf(vote: WeighedVote, language: Language): string {
  const name = `${vote.engine} ${vote.engineVersion}`;
  const answer = ANSWERS[vote.answer ?? vote.vote]?.[language] ?? vote.vote;
  const reason = vote.reason === null ? '' : language === 'zh' ? `（${vote.reason}）` : ` (${vote.reason})`;
  const standing =
    vote.standing === 'counted'
      ? `${language === 'zh' ? '权重' : 'weight'} ${vote.weight > 0 ? '+' : ''}${vote.weight.toFixed(2)}`
      : STANDINGS[vote.standing][language];
  return language === 'zh' ? `${name}：${answer}${reason}，${standing}` : `${name}: ${answer}${reason}, ${standing}`;
}
