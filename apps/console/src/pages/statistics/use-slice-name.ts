import { useTranslation } from 'react-i18next';
import { useProvince } from '../../parts/province.ts';

/** Says a value of a dimension that carries no name of its own. */
export function useSliceName(): (dimension: string, value: string) => string {
  const { t } = useTranslation();
  const province = useProvince();
  return (dimension, value) => {
    if (value === 'unknown' || value === 'none' || value === 'ministry') return t(`statistics.value.${value}`);
    if (dimension === 'province' || dimension === 'territory') return province(value);
    if (dimension === 'category') return t(`appTypes.${value}`, { defaultValue: value });
    return value;
  };
}
