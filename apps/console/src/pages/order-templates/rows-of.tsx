import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropped, grown, type Keyed, keyed, moved } from './keyed-rows.ts';

interface Props<Row> {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly Row[];
  /** What a row is that is added. */
  readonly fresh: Row;
  onChange(rows: readonly Row[]): void;
  draw(row: Row, change: (row: Row) => void): ReactNode;
}

/** Where the focus goes once the parts stand anew: the button that was pressed, or its part when the button is gone. */
interface Aim {
  readonly key: number | undefined;
  readonly verb: string;
}

/** Parts of the same kind in their order: changed, moved, taken out, added. Who works by keys stays with the part. */
export function RowsOf<Row>({ title, hint, rows, fresh, onChange, draw }: Props<Row>): ReactNode {
  const { t } = useTranslation();
  const [keys, setKeys] = useState(() => keyed(rows.length));
  const whole = useRef<HTMLFieldSetElement>(null);
  const aim = useRef<Aim>(undefined);
  useLayoutEffect(() => {
    const wanted = aim.current;
    if (wanted === undefined) return;
    aim.current = undefined;
    const part = whole.current?.querySelector<HTMLElement>(`[data-part="${wanted.key}"]`);
    const target = part?.querySelector<HTMLElement>(`[data-verb="${wanted.verb}"]`) ?? part;
    (target ?? whole.current?.querySelector<HTMLElement>('[data-verb="more"]'))?.focus();
  });
  const put = (next: Keyed, changed: readonly Row[], at: Aim) => {
    setKeys(next);
    aim.current = at;
    onChange(changed);
  };
  const move = (from: number, to: number, verb: string) =>
    put({ ...keys, order: moved(keys.order, from, to) }, moved(rows, from, to), { key: keys.order[from], verb });
  const drop = (at: number) =>
    put({ ...keys, order: dropped(keys.order, at) }, dropped(rows, at), { key: keys.order[at + 1] ?? keys.order[at - 1], verb: 'drop' });
  const add = () => put(grown(keys), [...rows, fresh], { key: keys.next, verb: 'none' });
  return (
    <fieldset ref={whole}>
      <legend>{title}</legend>
      {hint === undefined ? null : <p className="form-hint">{hint}</p>}
      {rows.map((row, at) => (
        <fieldset key={keys.order[at]} data-part={keys.order[at]} tabIndex={-1}>
          <legend>{t('papers.nth', { at: at + 1 })}</legend>
          {draw(row, (changed) => onChange(rows.map((one, i) => (i === at ? changed : one))))}
          <div className="actions">
            {at === 0 ? null : (
              <Verb verb="up" label={t('papers.up', { at: at + 1, title })} onPress={() => move(at, at - 1, 'up')}>
                ↑
              </Verb>
            )}
            {at === rows.length - 1 ? null : (
              <Verb verb="down" label={t('papers.down', { at: at + 1, title })} onPress={() => move(at, at + 1, 'down')}>
                ↓
              </Verb>
            )}
            <Verb verb="drop" label={t('papers.drop', { at: at + 1, title })} onPress={() => drop(at)}>
              ✕
            </Verb>
          </div>
        </fieldset>
      ))}
      <button type="button" className="button" data-verb="more" onClick={add}>
        {t('papers.more', { title })}
      </button>
    </fieldset>
  );
}

interface VerbProps {
  readonly verb: string;
  readonly label: string;
  readonly children: string;
  onPress(): void;
}

function Verb({ verb, label, children, onPress }: VerbProps): ReactNode {
  return (
    <button type="button" className="button" data-verb={verb} aria-label={label} onClick={onPress}>
      {children}
    </button>
  );
}
