import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Engine, Question } from '../../engine/engine.ts';
import type { ReportLanguage } from '../../engine/messages.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Section } from '../../parts/section.tsx';
import { CheckFailed } from './check-failed.tsx';

interface Props {
  readonly engine: Engine;
  readonly language: ReportLanguage;
  /** There is something to list. */
  readonly hasLists: boolean;
}

type Wanted = 'html' | 'json' | 'sarif' | 'lists';

/** The report and the drafts of both lists as files: they are made here and kept here. */
export function KeepFiles({ engine, language, hasLists }: Props): ReactNode {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<Wanted>();
  const [error, setError] = useState<unknown>();
  const wanted: readonly Wanted[] = ['html', 'json', 'sarif', ...(hasLists ? (['lists'] as const) : [])];
  const save = async (one: Wanted) => {
    setBusy(one);
    setError(undefined);
    try {
      const question: Extract<Question, { kind: 'file' | 'lists' }> =
        one === 'lists' ? { kind: 'lists', language } : { kind: 'file', format: one, language };
      for (const { name, content, mediaType } of await engine.ask(question)) saveFile(name, content, mediaType);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Section title={t('check.files.title')}>
      <p className="form-hint">{t('check.files.about')}</p>
      <div className="actions">
        {wanted.map((one) => (
          <Button key={one} loading={busy === one} onClick={() => void save(one)}>
            {t(`check.files.${one}`)}
          </Button>
        ))}
      </div>
      {error === undefined ? null : <CheckFailed error={error} />}
    </Section>
  );
}
