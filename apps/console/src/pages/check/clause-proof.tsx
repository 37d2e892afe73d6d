import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Engine } from '../../engine/engine.ts';
import type { ReportLanguage } from '../../engine/messages.ts';
import { Ready } from '../../parts/ready.tsx';
import { FactRows } from '../../parts/report/fact-rows.tsx';
import { Ladder } from '../run/ladder.tsx';
import { useTold } from './use-told.ts';
import '../run/run.css';

interface Props {
  readonly engine: Engine;
  readonly rule: string;
  readonly language: ReportLanguage;
}

const MOST = 50;

/** What a clause says, how it is put right, and everything its result rests on. */
export function ClauseProof({ engine, rule, language }: Props): ReactNode {
  const { t } = useTranslation();
  const finding = useTold(engine, { kind: 'finding', rule, language });
  const rows = useTold(engine, { kind: 'rows', choice: { rule }, most: MOST, language });
  return (
    <>
      <Ready of={finding} rows={2}>
        {(told) =>
          told == null ? null : (
            <>
              {told.wording === '' ? null : (
                <p>
                  <strong>{t('report.finding.wording')}</strong> {told.wording}
                </p>
              )}
              {told.remedy === '' ? null : (
                <p>
                  <strong>{t('report.finding.remedy')}</strong> {told.remedy}
                </p>
              )}
            </>
          )
        }
      </Ready>
      <Ready of={rows} rows={2}>
        {(told) => (
          <FactRows rows={told.rows} total={told.total} chain={(fact) => <Chain engine={engine} fact={fact} language={language} />} />
        )}
      </Ready>
    </>
  );
}

/** The chain of one fact, asked for when somebody opens it. */
export function Chain({ engine, fact, language }: Omit<Props, 'rule'> & { readonly fact: number }): ReactNode {
  const told = useTold(engine, { kind: 'fact', index: fact, language });
  return (
    <Ready of={told} rows={2}>
      {(page) => (page?.ladder == null ? null : <Ladder ladder={page.ladder} />)}
    </Ready>
  );
}
