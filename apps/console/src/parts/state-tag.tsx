import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toneOf } from './tones.ts';

interface Props {
  /** `case`, `finding`, `deadline` …: the words are `states.<kind>.<state>`. */
  readonly kind: string;
  readonly state: string;
}

/** A state by its word, with a tone. */
export function StateTag({ kind, state }: Props): ReactNode {
  const { t } = useTranslation();
  return <span className={`tag tone-${toneOf(kind, state)}`}>{t(`states.${kind}.${state}`, { defaultValue: state })}</span>;
}
