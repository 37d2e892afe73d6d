import type { ReactNode } from 'react';
import { useLanguage } from '../../app/language-context.ts';
import { CheckPage } from './check-page.tsx';
import { useCheck } from './use-check.ts';

export function Route(): ReactNode {
  const { language } = useLanguage();
  return <CheckPage check={useCheck(language)} />;
}
