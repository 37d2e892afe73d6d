import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { STAGES, type Stage } from '../../engine/messages.ts';
import { sizeText } from '../../parts/size-text.ts';
import { Text } from '../../parts/text.tsx';

interface Props {
  readonly file: File;
  readonly stage: Stage;
  /** When it began, by the clock of this machine. */
  readonly since: number;
  onCancel(): void;
}

/** What is being done, for how long already, and how to end it. */
export function CheckProgress({ file, stage, since, onCancel }: Props): ReactNode {
  const { t } = useTranslation();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const at = STAGES.indexOf(stage);
  return (
    <section className="section" aria-label={t('check.running')}>
      <p>
        <Text>{file.name}</Text> <span className="none">{sizeText(file.size)}</span>
      </p>
      <progress max={STAGES.length} value={at + 0.5} aria-label={t('check.running')} />
      <p role="status">{t(`check.stage.${stage}`)}</p>
      <p className="none">{t('check.seconds', { count: Math.max(0, Math.round((now - since) / 1000)) })}</p>
      <Button onClick={onCancel}>{t('check.cancel')}</Button>
    </section>
  );
}
