import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EngineFault } from '../../engine/engine.ts';
import { Text } from '../../parts/text.tsx';

/** The engine itself did not start or went wrong: says what to do now. */
export function CheckFailed({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="problem" role="alert">
      <strong>{t('check.failed.title')}</strong>
      <p className="problem-what">{t('check.failed.what')}</p>
      {error instanceof EngineFault ? (
        <p className="problem-id">
          <Text>{error.message}</Text>
        </p>
      ) : null}
    </div>
  );
}
