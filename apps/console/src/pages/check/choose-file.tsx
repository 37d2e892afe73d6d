import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitMs } from '../../engine/engine.ts';
import { sizeText } from '../../parts/size-text.ts';

interface Props {
  readonly isAgain: boolean;
  onChoose(file: File): void;
}

/** Larger ones no browser holds; the command line does. */
const MOST_BYTES = 2 * 1024 ** 3;
const ENDINGS = '.apk,.apks,.xapk,.apkm';

/** A file is chosen or dropped; what it will cost is said before. */
export function ChooseFile({ isAgain, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<File>();
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    setTooLarge(file.size > MOST_BYTES ? file : undefined);
    if (file.size <= MOST_BYTES) onChoose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={isOver ? 'drop drop-over' : 'drop'}
      aria-label={t('check.choose')}
      onDrop={drop}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
    >
      <label htmlFor={id} className="drop-label">
        {t(isAgain ? 'check.chooseAnother' : 'check.choose')}
      </label>
      <input id={id} type="file" accept={ENDINGS} aria-describedby={`${id}-cost`} onChange={({ target }) => take(target.files?.[0])} />
      <p id={`${id}-cost`} className="form-hint">
        {t('check.cost', { most: sizeText(MOST_BYTES), minutes: Math.round(limitMs(0) / 60_000) })}
      </p>
      {tooLarge === undefined ? null : (
        <p role="alert">{t('check.tooLarge', { size: sizeText(tooLarge.size), most: sizeText(MOST_BYTES) })}</p>
      )}
    </section>
  );
}
