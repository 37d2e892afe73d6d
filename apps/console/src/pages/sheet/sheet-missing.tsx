import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { placeOf } from './item-form.tsx';
import type { SheetDetail } from './sheet-page.tsx';

/** What keeps a sheet from being handed in, and what would stay untested; each leads to its clause. */
export function SheetMissing({ sheet }: { readonly sheet: SheetDetail }): ReactNode {
  const { t } = useTranslation();
  const byClause = new Map<string, string[]>();
  for (const { clause, fault } of sheet.faults)
    byClause.set(clause, [...(byClause.get(clause) ?? []), t(`sheet.fault.${fault}`, { defaultValue: fault })]);
  return (
    <Section title={t('sheet.missing.title')} count={byClause.size}>
      {byClause.size === 0 ? <p className="none">{t('sheet.missing.none')}</p> : null}
      <ul className="sheet-missing">
        {[...byClause].map(([clause, faults]) => (
          <li key={clause}>
            <Leads to={clause} /> {faults.join(t('sheet.form.and'))}
          </li>
        ))}
      </ul>
      {sheet.open.length === 0 ? null : (
        <details className="not-now">
          <summary>{t('sheet.missing.open', { count: sheet.open.length })}</summary>
          {sheet.open.map((clause) => (
            <Leads key={clause} to={clause} />
          ))}
        </details>
      )}
    </Section>
  );
}

function Leads({ to }: { readonly to: string }): ReactNode {
  const go = () => {
    const place = document.getElementById(placeOf(to));
    place?.scrollIntoView({ block: 'start' });
    place?.focus();
  };
  return (
    <button type="button" className="button button-quiet" onClick={go}>
      <code>{to}</code>
    </button>
  );
}
