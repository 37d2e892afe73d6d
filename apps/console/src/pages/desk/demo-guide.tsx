import { listDemoAccounts } from '@touchstone/api-client/routes/demo';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMe } from '../../app/me.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { DEMO_STEPS } from './demo-steps.ts';
import './demo-guide.css';

/** What can be tried as this account of a demonstration, step by step; nothing on every other installation. */
export function DemoGuide(): ReactNode {
  const { t } = useTranslation();
  const { login } = useMe();
  const steps = DEMO_STEPS[login ?? ''] ?? [];
  const { data } = useRead(listDemoAccounts, {}, { enabled: steps.length > 0 });
  if (data?.items.some((one) => one.login === login) !== true) return null;
  return (
    <Section title={t('demo.title')}>
      <ol className="demo-steps">
        {steps.map(([to, words]) => (
          <li key={words}>
            <PageLink to={to}>{t(`demo.step.${words}`)}</PageLink>
          </li>
        ))}
      </ol>
    </Section>
  );
}
