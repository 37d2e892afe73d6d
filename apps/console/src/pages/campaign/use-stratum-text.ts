import { useTranslation } from 'react-i18next';
import { useProvince } from '../../parts/province.ts';

/** Says a stratum as the draw writes it: `c12 p11 head ` is a type, a province and head apps. @param storeName of an id */
export function useStratumText(storeName: (id: string) => string = (id) => id): (stratum: string) => string {
  const { t } = useTranslation();
  const province = useProvince();
  const said = (part: string): string => {
    const [kind, value] = [part.slice(0, 1), part.slice(1)];
    if (part === 'head' || part === 'tail') return t(`campaign.strata.${part}`);
    if (value === '?') return t('campaign.strata.unknown');
    if (kind === 'c') return t(`appTypes.${value}`, { defaultValue: part });
    if (kind === 'p') return province(value);
    if (kind === 'r') return value === '0' ? t('campaign.strata.unknown') : t(`campaign.reach.${value}`, { defaultValue: part });
    return kind === 's' ? storeName(value) : part;
  };
  return (stratum) => (stratum.trim() === '' ? t('campaign.strata.whole') : stratum.trim().split(' ').map(said).join(' · '));
}
