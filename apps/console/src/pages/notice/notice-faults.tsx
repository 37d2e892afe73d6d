import type { OutputOf } from '@touchstone/api-client';
import { checkNotice, type previewNotice } from '@touchstone/api-client/routes/notices';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';
import { colon } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import type { NoticeDetail } from './notice-page.tsx';

interface Props {
  readonly notice: NoticeDetail;
  /** What stands in the way; undefined once the text is frozen. */
  readonly faults: OutputOf<typeof previewNotice>['faults'] | undefined;
  /** It could not be found out. */
  readonly isUnknown: boolean;
}

/** What stands in the way of the notice, and the check of every row down to the stored bytes. */
export function NoticeFaults({ notice, faults, isUnknown }: Props): ReactNode {
  const { t } = useTranslation();
  const { isBusy, error, attempt } = useAttempt();
  const [check, setCheck] = useState<OutputOf<typeof checkNotice>>();
  const run = () => attempt(async () => setCheck(await call(checkNotice, { params: { notice: notice.id } })));
  const reason = (word: string) => t(`notice.fault.${word}`, { defaultValue: word });
  return (
    <Section title={t('notice.faults.title')} count={faults?.length}>
      {isUnknown ? <p className="none">{t('notice.faults.unknown')}</p> : null}
      {faults === undefined ? null : faults.length === 0 ? (
        <p className="none">{t('notice.faults.none')}</p>
      ) : (
        <ul className="links">
          {faults.map(({ at, reason: word }) => (
            <li key={`${at} ${word}`}>
              {reason(word)} <code>{at}</code>
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        <Action permission="notice.read" isBusy={isBusy} onAct={() => void run()}>
          {t('notice.check.run')}
        </Action>
      </div>
      {error === undefined ? null : <Problem error={error} />}
      <div role="status">
        {check === undefined ? null : (
          <>
            <p>
              {t('notice.check.done', { rows: check.rows, evidence: check.evidence, faults: check.faults.length })}{' '}
              {t(`notice.check.snapshot.${check.snapshot}`)}
            </p>
            <ul className="links">
              {check.faults.map(({ attachment, ordinal, name, reason: word, about }) => (
                <li key={`${attachment} ${ordinal} ${word} ${about}`}>
                  {t('notice.annotations.where', { attachment, ordinal })} <Text>{name}</Text>
                  {colon()}
                  {reason(word)} <code>{about}</code>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  );
}
