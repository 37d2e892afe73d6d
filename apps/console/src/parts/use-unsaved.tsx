import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';

/**
 * Keeps one from leaving what was typed: asks before another page is opened, before the tab is closed too. Draws its own
 * question: `{useUnsaved(isDirty)}`.
 */
export function useUnsaved(isDirty: boolean): ReactNode {
  const { t } = useTranslation();
  const blocker = useBlocker({ shouldBlockFn: () => isDirty, enableBeforeUnload: () => isDirty, withResolver: true });
  return (
    <Dialog title={t('parts.unsaved.title')} isOpen={blocker.status === 'blocked'} onClose={() => blocker.reset?.()}>
      <p>{t('parts.unsaved.text')}</p>
      <footer className="dialog-footer">
        <Button onClick={() => blocker.proceed?.()} danger>
          {t('parts.unsaved.leave')}
        </Button>
        <Button type="primary" onClick={() => blocker.reset?.()}>
          {t('parts.unsaved.stay')}
        </Button>
      </footer>
    </Dialog>
  );
}
