import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../../parts/is-typing.ts';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import { DECISION_KEYS, type Decision, REASONS } from './reason-codes.ts';

export interface Verdict {
  readonly decision: Decision;
  readonly reason: string;
  readonly note: string;
}

interface Props {
  /** Why nothing can be decided now. */
  readonly hindrance: string | undefined;
  readonly hasNext: boolean;
  onDecide(verdict: Verdict): Promise<void>;
  onSkip(): void;
}

const DECISIONS = Object.entries(DECISION_KEYS);

/** Decides by keys: `y`, `n`, `u` say what, a number says why, Enter hands it in; `s` goes on without. */
export function DecidePanel({ hindrance, hasNext, onDecide, onSkip }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [decision, setDecision] = useState<Decision>();
  const [reason, setReason] = useState<string>();
  const [note, setNote] = useState('');
  const { isBusy, error, attempt } = useAttempt();
  const choose = (chosen: Decision) => {
    setDecision(chosen);
    setReason(undefined);
  };
  const isReady = hindrance === undefined && decision !== undefined && reason !== undefined && !isBusy;
  const submit = async () => {
    if (isReady) await attempt(() => onDecide({ decision, reason, note: note.trim() }));
  };
  useKeys((key) => {
    if (key === 's') onSkip();
    if (hindrance !== undefined) return;
    const chosen = DECISION_KEYS[key];
    if (chosen !== undefined) choose(chosen);
    const code = decision === undefined ? undefined : REASONS[decision][Number(key) - 1];
    if (code !== undefined) setReason(code);
    if (key === 'Escape') setDecision(undefined);
    if (key === 'Enter') void submit();
  });

  return (
    <Section title={t('review.decide.title')}>
      {hindrance === undefined ? null : <p className="review-hindrance">{hindrance}</p>}
      <div className="actions">
        {DECISIONS.map(([key, one]) => (
          <button
            key={key}
            type="button"
            className="button"
            aria-pressed={decision === one}
            disabled={hindrance !== undefined}
            onClick={() => choose(one)}
          >
            {t(`review.decide.${one}`)} <kbd>{key}</kbd>
          </button>
        ))}
        <button type="button" className="button button-quiet" onClick={onSkip}>
          {t(hasNext ? 'review.decide.skip' : 'review.decide.back')} <kbd>s</kbd>
        </button>
      </div>
      {decision === undefined || hindrance !== undefined ? null : (
        <div className="form">
          <p id={`${id}-why`} className="form-hint">
            {t('review.decide.why')}
          </p>
          <ol className="review-reasons" aria-labelledby={`${id}-why`}>
            {REASONS[decision].map((code, i) => (
              <li key={code}>
                <button type="button" className="button" aria-pressed={reason === code} onClick={() => setReason(code)}>
                  <kbd>{i + 1}</kbd> {t(`finding.reason.${code}`)}
                </button>
              </li>
            ))}
          </ol>
          <label htmlFor={`${id}-note`}>{t('review.decide.note')}</label>
          <Input.TextArea id={`${id}-note`} rows={2} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />
          <Button type="primary" loading={isBusy} disabled={!isReady} onClick={() => void submit()}>
            {t('review.decide.submit')}
          </Button>
        </div>
      )}
      {error === undefined ? null : <Problem error={error} />}
    </Section>
  );
}

/** Keys that nobody is typing with; Enter on a button or a link is that button's. */
function useKeys(pressed: (key: string) => void): void {
  const latest = useRef(pressed);
  latest.current = pressed;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.repeat) return;
      const isOnLink = event.target instanceof Element && event.target.closest('a, summary') !== null;
      const isOnOther = event.target instanceof Element && event.target.closest('button:not([aria-pressed])') !== null;
      if (event.key === 'Enter' && (isOnLink || isOnOther)) return;
      if (event.key === 'Enter') event.preventDefault();
      latest.current(event.key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
