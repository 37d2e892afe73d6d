import { readComplaintReporter } from '@touchstone/api-client/routes/complaints';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';

interface Props {
  readonly complaint: string;
  readonly isForgotten: boolean;
}

/** Who complained: for those who may see persons, after they ask, and not kept when they leave. Each look is in the audit record. */
export function Reporter({ complaint, isForgotten }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isShown, setShown] = useState(false);
  const look = useChange(readComplaintReporter);
  if (!may('lead.read-person')) return null;
  return (
    <Section title={t('complaint.reporter.title')}>
      <p className="form-hint">{t(isForgotten ? 'complaint.reporter.forgotten' : 'complaint.reporter.audited')}</p>
      {look.error === null ? null : <Problem error={look.error} />}
      {isShown && look.data !== undefined ? (
        <Facts
          lines={[
            { label: t('complaint.reporter.name'), value: <Text>{look.data.name}</Text> },
            { label: t('complaint.reporter.contact'), value: <Text>{look.data.contact}</Text> },
            { label: t('complaint.reporter.text'), value: <Text>{look.data.text}</Text> },
          ]}
        />
      ) : (
        <Action
          permission="lead.read-person"
          reason={isForgotten ? t('complaint.reporter.gone') : undefined}
          isBusy={look.isPending}
          onAct={() => look.mutate({ params: { complaint } }, { onSuccess: () => setShown(true) })}
        >
          {t('complaint.reporter.look')}
        </Action>
      )}
    </Section>
  );
}
