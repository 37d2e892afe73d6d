import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Pick } from '../../parts/pick.tsx';

interface Props {
  readonly label: string;
  /** Its number; '' while none is chosen. */
  readonly chosen: string;
  onChoose(category: string): void;
}

/** 39 types of apps. */
const CATEGORIES = ['', ...Array.from({ length: 39 }, (_, i) => String(i + 1))];

/** One type of app, by its name. */
export function ChooseCategory({ label, chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const say = (one: string) => (one === '' ? t('watch.choose') : `${one} ${t(`appTypes.${one}`)}`);
  return <Pick label={label} value={chosen} choices={CATEGORIES} say={say} onPick={onChoose} />;
}
