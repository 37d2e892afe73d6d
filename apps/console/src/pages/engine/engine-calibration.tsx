import type { OutputOf } from '@touchstone/api-client';
import type { readCalibration } from '@touchstone/api-client/routes/engines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Calibration = OutputOf<typeof readCalibration>;
type Row = Calibration['clauses'][number];

const ANSWERS = ['violation', 'suspected', 'none'] as const;
type Answer = (typeof ANSWERS)[number];

/** Counts may be weighed by age: one place is enough. */
const counted = (count: number): string => String(Math.round(count * 10) / 10);
const signed = (nats: number): string => (nats > 0 ? '+' : '') + nats.toFixed(2);

const turnedOut = (answer: Answer): Column<Row> => ({
  ...{ key: `${answer}-turned`, words: `engines.calibration.turned.${answer}`, isNumber: true },
  text: ({ real, unreal }) => `${counted(real[answer])} / ${counted(unreal[answer])}`,
});

const weighs = (answer: Answer): Column<Row> => ({
  ...{ key: `${answer}-weighs`, words: `engines.calibration.weighs.${answer}`, isNumber: true },
  text: ({ weights }) => signed(weights[answer]),
});

const COLUMNS: readonly Column<Row>[] = [
  { key: 'clause', words: 'engines.golden.clause', isName: true, text: ({ clause, title }) => `${clause} ${title}` },
  { key: 'votes', words: 'engines.calibration.votes', isNumber: true, text: ({ votes }) => counted(votes) },
  ...ANSWERS.map(turnedOut),
  ...ANSWERS.map(weighs),
];

/** How its answers turned out where people decided, and what each answer weighs when votes are fused. */
export function EngineCalibration({ calibration: { asOf, expected, clauses } }: { readonly calibration: Calibration }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('engines.calibration.title')} count={clauses.length}>
      <p className="form-hint">
        {t('engines.calibration.about')} {t(`engines.calibration.basis.${expected.basis}`)} <TimeText at={asOf} />
      </p>
      <DataTable
        isPart
        caption={t('engines.calibration.title')}
        list={staticList(clauses)}
        columns={COLUMNS}
        empty={t('engines.calibration.empty')}
        keyOf={({ clause }) => clause}
        hrefOf={({ clause }) => `/clauses/${encodeURIComponent(clause)}`}
      />
    </Section>
  );
}
