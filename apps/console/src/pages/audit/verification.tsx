import { verifyAudit } from '@touchstone/api-client/routes/audit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';

/** Reads the record from its first event and says whether it is whole. */
export function Verification(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const verify = useChange(verifyAudit);
  if (!may('audit.verify')) return null;
  const result = verify.data;
  return (
    <Section
      title={t('audit.verify.title')}
      actions={
        <Action isBusy={verify.isPending} onAct={() => verify.mutate({})}>
          {t('audit.verify.do')}
        </Action>
      }
    >
      {verify.error === null ? null : <Problem error={verify.error} />}
      {result === undefined ? (
        <p className="none">{t('audit.verify.about')}</p>
      ) : (
        <div role="status">
          <p className={result.faultCount === 0 ? 'tone-good' : 'tone-bad'}>
            {result.faultCount === 0 ? t('audit.verify.whole') : t('audit.verify.broken', { count: result.faultCount })}
          </p>
          <Facts
            lines={[
              { label: t('audit.verify.chains'), value: String(result.chains) },
              { label: t('audit.verify.events'), value: String(result.events) },
              { label: t('audit.verify.anchors'), value: String(result.anchors) },
            ]}
          />
          <ul className="links">
            {result.faults.map((fault) => (
              <li key={JSON.stringify(fault)}>
                <code>{fault.kind}</code> {fault.chain} {fault.seq ?? fault.missingFrom ?? fault.anchor ?? ''}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
