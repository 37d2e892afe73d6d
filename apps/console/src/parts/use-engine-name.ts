import { listLaboratories } from '@touchstone/api-client/routes/sheets';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { useLanguage } from '../app/language-context.ts';
import { useMay } from '../app/me.ts';

const LAB = 'lab:';

/** How an engine is called: what people of a laboratory found goes by the name of their house, everything else by its id. */
export function useEngineName(): (engine: string) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { data } = useRead(listLaboratories, {}, { enabled: useMay()('run.read') });
  return (engine) => {
    const lab = engine.startsWith(LAB) ? data?.items.find(({ id }) => id === engine.slice(LAB.length)) : undefined;
    if (lab === undefined) return engine;
    return t('parts.laboratory', { name: language === 'en' ? (lab.nameEn ?? lab.name) : lab.name });
  };
}
