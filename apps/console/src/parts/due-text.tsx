import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../app/clock.ts';
import { dueIn } from './due-in.ts';
import { TimeText } from './time-text.tsx';

interface Props {
  /** Null where the day is not known yet. */
  readonly due: string | null;
  /** As the document says it: `2026年3月9日（3月9日24时前）`. */
  readonly printed?: string | null;
  /** It still runs: what is left, or how late it is, is said. */
  readonly isRunning: boolean;
}

/** A deadline: the day as it was printed, and how long that is from now, by the clock of the server. */
export function DueText({ due, printed = null, isRunning }: Props): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  if (due === null) return <span className="none">{t('parts.due.unknown')}</span>;
  const left = dueIn(due, now());
  return (
    <span className="due">
      {printed ?? <TimeText at={due} />}
      {isRunning ? <span className={`due-left tone-${left.tone}`}>{t(`parts.due.${left.kind}`, { count: left.count })}</span> : null}
    </span>
  );
}
