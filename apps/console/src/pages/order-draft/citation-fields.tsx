import { listConductEntries } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Unread } from '../../parts/unread.tsx';

interface Props {
  /** Whom its words are about. */
  readonly operator: string | undefined;
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

const MOST = 50;

/** Entries of conduct in force: hard words about a firm rest on one. Nothing where the firm has none. */
export function CitationFields({ operator, chosen, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const query = { operator: operator ?? '', state: 'IN_FORCE', limit: MOST } as const;
  const read = useRead(listConductEntries, { query }, { enabled: operator !== undefined && may('conduct.read') });
  const entries = read.data?.items ?? [];
  if (entries.length === 0) return <Unread of={[read]} />;
  return (
    <fieldset className="draft-part">
      <legend>{t('order.fact.citations')}</legend>
      <p className="form-hint">{t('orderDraft.citations')}</p>
      {entries.map(({ id, kind, statement, happenedAt }) => (
        <label key={id} className="check-line">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={() => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
          />{' '}
          {t(`operator.conduct.words.${kind}`, { defaultValue: kind })} <TimeText at={happenedAt} isDay /> <Text>{statement}</Text>
        </label>
      ))}
      <OnlyFirst of={read.data} />
    </fieldset>
  );
}
