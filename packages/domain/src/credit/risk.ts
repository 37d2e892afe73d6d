interface ReasonRow {
  readonly zh: string;
  readonly en: string;
  /** For each row behind the reason. */
  readonly points: number;
  /** All rows of the reason together count no more. */
  readonly most: number;
}

/** Why a firm is looked at more closely, and how much each reason weighs. The whole of it: nothing else goes into the sum. */
export const RISK_REASONS = {
  offence: { zh: '确认存在问题的案件或通报', en: 'Cases and notices of established problems', points: 5, most: 30 },
  relapse: { zh: '整改后再次出现同类问题', en: 'Relapses', points: 15, most: 45 },
  overdue: { zh: '逾期未履行', en: 'Deadlines missed', points: 10, most: 30 },
  delisting: { zh: '被下架', en: 'Delistings', points: 20, most: 40 },
  conduct: { zh: '不配合监管的行为记录', en: 'Conduct towards the authority', points: 10, most: 30 },
  evasion: { zh: '技术对抗', en: 'Technical evasion', points: 25, most: 50 },
  breach: { zh: '违反承诺', en: 'Broken commitments', points: 15, most: 30 },
  penalty: { zh: '行政处罚', en: 'Penalties', points: 15, most: 45 },
  credit: { zh: '列入不良名单或失信名单', en: 'On a list of bad conduct', points: 30, most: 30 },
  open: { zh: '尚未办结的案件', en: 'Open cases', points: 5, most: 20 },
  reach: { zh: '头部应用', en: 'Apps that most people have', points: 5, most: 10 },
} as const satisfies Readonly<Record<string, ReasonRow>>;

export type RiskReason = keyof typeof RISK_REASONS;
export const RISK_REASON_NAMES = Object.keys(RISK_REASONS) as readonly RiskReason[];

/** From how many points on. */
export const RISK_LEVELS = [
  { level: 'high', from: 60 },
  { level: 'medium', from: 25 },
  { level: 'low', from: 0 },
] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number]['level'];

export interface Risk {
  readonly level: RiskLevel;
  readonly points: number;
  /** Those with rows behind them, the heaviest first. */
  readonly reasons: readonly { readonly reason: RiskReason; readonly count: number; readonly points: number }[];
}

/** The sum of the reasons, by how many rows stand behind each. */
export function riskOf(counts: Readonly<Partial<Record<RiskReason, number>>>): Risk {
  const reasons = RISK_REASON_NAMES.flatMap((reason) => {
    const count = counts[reason] ?? 0;
    const { points, most } = RISK_REASONS[reason];
    return count > 0 ? [{ reason, count, points: Math.min(count * points, most) }] : [];
  }).toSorted((a, b) => b.points - a.points);
  const points = reasons.reduce((sum, one) => sum + one.points, 0);
  return { level: RISK_LEVELS.find(({ from }) => points >= from)!.level, points, reasons };
}
