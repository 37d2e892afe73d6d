import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './copy-text.css';

interface Props {
  /** What is copied, and what stands there. */
  readonly text: string;
  readonly label: string;
}

/** A text to be taken along as it is. Where the clipboard is not allowed it is marked instead, to be copied by hand. */
export function CopyText({ text, label }: Props): ReactNode {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t('copy.done'));
    } catch {
      setSaid(t('copy.byHand'));
    }
  };
  return (
    <figure className="copy-text">
      <figcaption>
        {label}{' '}
        <button type="button" className="button" onClick={() => void copy()}>
          {t('copy.do')}
        </button>{' '}
        <span role="status">{said}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
