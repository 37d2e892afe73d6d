import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../parts/copy-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { apiSnippet, commandSnippet, workflowSnippet } from './snippets.ts';

/** How an app is checked with each build: where it is built, or by this platform. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('integration.title')}
        about={t('integration.about')}
        actions={<PageLink to="/settings">{t('integration.toTokens')} →</PageLink>}
      />
      <Section title={t('integration.local.title')}>
        <p className="form-hint">{t('integration.local.about')}</p>
        <CopyText text={commandSnippet()} label={t('integration.local.command')} />
        <CopyText text={workflowSnippet()} label={t('integration.local.workflow')} />
      </Section>
      <Section title={t('integration.api.title')}>
        <ol>
          {(['token', 'secret', 'run'] as const).map((step) => (
            <li key={step}>{t(`integration.api.${step}`)}</li>
          ))}
        </ol>
        <CopyText text={apiSnippet(window.location.origin)} label={t('integration.api.script')} />
      </Section>
    </>
  );
}
