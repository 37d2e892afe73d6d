import type { OutputOf } from '@touchstone/api-client';
import type { readCase } from '@touchstone/api-client/routes/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';

/** The case that a document is about, in one line. */
export function AboutCase({ one }: { readonly one: OutputOf<typeof readCase>['case'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="draft-about">
      {t('order.fact.case')} <PageLink to={`/cases/${one.id}`}>{one.number ?? t('cases.noNumber')}</PageLink>{' '}
      <StateTag kind="case" state={one.state} /> <Text>{one.subject.name}</Text>
    </span>
  );
}
