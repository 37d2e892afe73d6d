import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Accepted, type ChosenFile, digestOfFile, mediaTypeOf, refusalOf } from './chosen-file.ts';
import { Field } from './field.tsx';
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

  const choose = async (file: File | undefined) => {
    const no = file === undefined ? undefined : refusalOf(file, accepted);
    setChosen(undefined);
    setRefusal(no);
    onChoose(undefined);
    if (file === undefined || no !== undefined) return;
    setReading(true);
    try {
      const read = {
        ...{ file, name: file.name, sizeBytes: file.size, mediaType: mediaTypeOf(file, accepted) ?? '' },
        sha256: await digestOfFile(file),
      };
      setChosen(read);
      onChoose(read);
    } catch {
      setRefusal('unreadable');
    } finally {
      setReading(false);
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
