import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import type { CaseDetail } from './case-page.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly chosen: string;
  onChange(chosen: string): void;
}

/** The issued 延期决定书: only a document moves a deadline. */
export function ChooseExtension({ detail, chosen, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const issued = detail.documents.filter(({ type, state }) => type === 'extension' && state === 'ISSUED');
  if (issued.length === 0)
    return (
      <p className="tone-warn">
        {t('case.ask.noExtension')}{' '}
        <PageLink to={`/orders/new?case=${detail.case.id}&template=extension`}>{t('case.ask.draftExtension')}</PageLink>
      </p>
    );
  return (
    <Pick
      label={t('case.ask.document')}
      value={chosen}
      choices={['', ...issued.map(({ id }) => id)]}
      say={(one) => issued.find(({ id }) => id === one)?.number ?? t('case.ask.pick')}
      onPick={onChange}
    />
  );
}
