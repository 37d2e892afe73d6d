import type { ReactNode } from 'react';

interface Props {
  readonly legend: string;
  readonly lines: readonly { readonly id: string; readonly text: ReactNode }[];
  readonly chosen: readonly string[];
  onChoose(chosen: readonly string[]): void;
}

/** Some of a few lines under their legend. */
export function CheckLines({ legend, lines, chosen, onChoose }: Props): ReactNode {
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="checks">
      <legend>{legend}</legend>
      {lines.map(({ id, text }) => (
        <label key={id} className="check-line">
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} /> {text}
        </label>
      ))}
    </fieldset>
  );
}
