import type { Area, OverviewPage } from '@touchstone/render';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Engine } from '../../engine/engine.ts';
import type { ReportLanguage } from '../../engine/messages.ts';
import { Ready } from '../../parts/ready.tsx';
import { FactRows } from '../../parts/report/fact-rows.tsx';
import { Section } from '../../parts/section.tsx';
import { Chain } from './clause-proof.tsx';
import { useTold } from './use-told.ts';

interface Props {
  readonly engine: Engine;
  readonly areas: OverviewPage['areas'];
  readonly language: ReportLanguage;
}

const AT_ONCE = 50;

/** Everything that was seen, by where; folded until somebody wants it. */
export function FactList({ engine, areas, language }: Props): ReactNode {
  const { t } = useTranslation();
  const [area, setArea] = useState<Area>();
  const names = (Object.keys(areas) as Area[]).filter((name) => areas[name] > 0);
  return (
    <Section
      title={t('report.facts.title')}
      count={areas.all}
      actions={
        <span className="actions">
          {names.map((name) => (
            <button
              key={name}
              type="button"
              className={name === area ? 'chip' : 'button'}
              aria-pressed={name === area}
              onClick={() => setArea(name === area ? undefined : name)}
            >
              {t(`report.facts.area.${name}`)} {areas[name]}
            </button>
          ))}
        </span>
      }
    >
      <p className="form-hint">{t('report.facts.about')}</p>
      {area === undefined ? null : <Rows key={area} engine={engine} area={area} language={language} />}
    </Section>
  );
}

function Rows({ engine, area, language }: Omit<Props, 'areas'> & { readonly area: Area }): ReactNode {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  const rows = useTold(engine, { kind: 'rows', choice: { area }, most, language });
  return (
    <Ready of={rows}>
      {(told) => (
        <>
          <FactRows rows={told.rows} total={told.total} chain={(fact) => <Chain engine={engine} fact={fact} language={language} />} />
          {told.total > told.rows.length ? (
            <button type="button" className="button" onClick={() => setMost(most + AT_ONCE * 4)}>
              {t('parts.table.more', { shown: told.rows.length, total: told.total })}
            </button>
          ) : null}
        </>
      )}
    </Ready>
  );
}
