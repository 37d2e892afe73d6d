import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly legend: string;
  /** Value and word of each. */
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly chosen: readonly string[];
  /** Said when none is chosen: what that means. */
  readonly none: string;
  onChosen(values: readonly string[]): void;
}

const FEW = 8;

/** Any of some: all are seen where they are few, and opened where they are many. */
export function Checks({ legend, choices, chosen, none, onChosen }: Props): ReactNode {
  const { t } = useTranslation();
  const toggle = (value: string, isOn: boolean) => onChosen(isOn ? [...chosen, value] : chosen.filter((one) => one !== value));
  const boxes = (
    <fieldset className="plan-checks">
      <legend className="unseen">{legend}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={({ target }) => toggle(value, target.checked)} /> {label}
        </label>
      ))}
    </fieldset>
  );
  const said = chosen.length === 0 ? none : t('campaignPlan.chosen', { count: chosen.length });
  return choices.length <= FEW ? (
    <div className="plan-field">
      <p className="plan-legend">
        {legend} <span className="form-hint">{said}</span>
      </p>
      {boxes}
    </div>
  ) : (
    <details className="plan-field">
      <summary className="plan-legend">
        {legend} <span className="form-hint">{said}</span>
      </summary>
      {boxes}
    </details>
  );
}
