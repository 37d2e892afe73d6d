import { listFindings } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Text } from '../../parts/text.tsx';
import type { CaseDetail } from './case-page.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

const lineOf = ({ id, clause, title }: { readonly id: string; readonly clause: string; readonly title: string }) => ({
  id,
  text: (
    <>
      <code>{clause}</code> <Text>{title}</Text>
    </>
  ),
});

/** Findings of the case that are dropped. */
export function DroppedFindings({ detail, chosen, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const lines = detail.findings.map(({ id, clause, summary }) => lineOf({ id, clause, title: summary ?? '' }));
  return <CheckLines legend={t('case.ask.drop')} lines={lines} chosen={chosen} onChoose={onChange} />;
}

/** Confirmed findings of the same app that are in no list of this case yet. */
export function MoreFindings({ detail, chosen, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const app = detail.case.app ?? '';
  const read = useRead(listFindings, { query: { app, state: 'CONFIRMED', limit: 100 } }, { enabled: app !== '' });
  const known = new Set(detail.findings.map(({ id }) => id));
  if (app === '') return <p className="none">{t('case.ask.noFindings')}</p>;
  return (
    <Ready of={read} rows={2}>
      {(page) => {
        const more = page.items.filter(({ id }) => !known.has(id));
        if (more.length === 0) return <p className="none">{t('case.ask.noFindings')}</p>;
        return (
          <>
            <CheckLines legend={t('case.ask.findings')} lines={more.map(lineOf)} chosen={chosen} onChoose={onChange} />
            <OnlyFirst of={page} />
          </>
        );
      }}
    </Ready>
  );
}
