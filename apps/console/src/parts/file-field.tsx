import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Accepted, type ChosenFile, digestOfFile, mediaTypeOf, refusalOf } from './chosen-file.ts';
import { Field } from './field.tsx';
import { useLastBegun } from './last-begun.ts';
import { comma } from './punctuation.ts';
import { sizeText } from './size-text.ts';
import { Text } from './text.tsx';

interface Props {
  readonly label: string;
  readonly accepted: Accepted;
  onChoose(file: ChosenFile | undefined): void;
}

/** Chooses a file: what is taken and how large is said before, its digest when it was read. */
export function FileField({ label, accepted, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ChosenFile>();
  const [refusal, setRefusal] = useState<string>();
  const [isReading, setReading] = useState(false);
  const kinds = accepted.mediaTypes.map((type) => t(`upload.kind.${type.replaceAll(/[./+]/g, '-')}`, { defaultValue: type }));

  const begin = useLastBegun();
  // while a file is read more may be typed beside it: whoever is told of it is the one of now
  const told = useRef(onChoose);
  told.current = onChoose;

  const choose = async (file: File | undefined) => {
    const isLast = begin();
    const no = file === undefined ? undefined : refusalOf(file, accepted);
    setChosen(undefined);
    setRefusal(no);
    onChoose(undefined);
    setReading(file !== undefined && no === undefined);
    if (file === undefined || no !== undefined) return;
    try {
      const read = {
        ...{ file, name: file.name, sizeBytes: file.size, mediaType: mediaTypeOf(file, accepted) ?? '' },
        sha256: await digestOfFile(file),
      };
      if (!isLast()) return;
      setChosen(read);
      told.current(read);
    } catch {
      if (isLast()) setRefusal('unreadable');
    } finally {
      if (isLast()) setReading(false);
    }
  };
  return (
    <Field label={label} hint={t('upload.accepted', { kinds: [...new Set(kinds)].join(comma()), size: sizeText(accepted.maxBytes) })}>
      {(id) => (
        <>
          <input id={id} type="file" accept={accepted.mediaTypes.join(',')} onChange={({ target }) => void choose(target.files?.[0])} />
          <span aria-live="polite">
            {isReading ? t('upload.reading') : null}
            {refusal === undefined ? null : <span className="tone-bad">{t(`upload.refusal.${refusal}`)}</span>}
            {chosen === undefined ? null : (
              <>
                <Text>{chosen.name}</Text> {sizeText(chosen.sizeBytes)} <code className="hash">SHA-256 {chosen.sha256}</code>
              </>
            )}
          </span>
        </>
      )}
    </Field>
  );
}
