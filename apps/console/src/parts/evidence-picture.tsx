import { readEvidencePicture } from '@touchstone/api-client/routes/evidence';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../api/address.ts';
import { Dialog } from './dialog.tsx';
import './evidence-picture.css';
import { visibleText } from './visible-text.ts';

interface Props {
  readonly sha256: string;
  readonly name: string;
  readonly isSmall?: boolean;
}

/** A picture of proof as the server knows it to be one by its bytes; pressed it is shown whole. Nothing stands here for what is none. */
export function EvidencePicture({ sha256, name, isSmall = false }: Props): ReactNode {
  const { t } = useTranslation();
  const [isGone, setGone] = useState(false);
  const [isOpen, setOpen] = useState(false);
  if (isGone) return <p className="none">{t('evidence.noPicture')}</p>;
  const address = fileAddress(readEvidencePicture.path, { sha256 });
  const words = t('evidence.picture', { name: visibleText(name) });
  return (
    <>
      <button type="button" className={isSmall ? 'proof-picture proof-small' : 'proof-picture'} onClick={() => setOpen(true)}>
        <img src={address} alt={words} loading="lazy" onError={() => setGone(true)} />
      </button>
      <Dialog title={words} isOpen={isOpen} onClose={() => setOpen(false)}>
        <img className="proof-whole" src={address} alt={words} />
      </Dialog>
    </>
  );
}
