import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A page that broke or whose file is gone since the platform was renewed; the rest of the console goes on. */
export function PageFailed({ reset }: ErrorComponentProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="problem" role="alert">
      <h1>{t('parts.bug.title')}</h1>
      <p>{t('parts.bug.text')}</p>
      <button type="button" className="button" onClick={reset}>
        {t('parts.retry')}
      </button>{' '}
      <button type="button" className="button" onClick={() => window.location.reload()}>
        {t('parts.bug.reload')}
      </button>
    </div>
  );
}
