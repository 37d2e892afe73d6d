import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.tsx';
import { SecondFactorForm } from '../settings/second-factor-form.tsx';
import { Door } from './door.tsx';

/** The role of this person asks for a second factor: it is set up before anything else is shown. */
export function SecondFactorNeeded({ onDone }: { onDone(): void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Door>
      <PageHeader title={t('signIn.secondFactor.title')} about={t('signIn.secondFactor.text')} />
      <SecondFactorForm onDone={onDone} />
    </Door>
  );
}
