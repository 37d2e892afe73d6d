import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from './copy-text.tsx';
import { Field } from './field.tsx';
import { Problem } from './problem.tsx';

/** What was signed, as the platform checks it. */
export interface SignedText {
  readonly token: string;
  readonly signature: string;
  readonly certificate: string;
}

interface Challenge {
  readonly token: string;
  readonly text: string;
}

interface Props {
  /** Asks for the text to be signed. */
  onAsk(signer: string, organisation: string): Promise<Challenge>;
  /** Told whenever it changes; undefined while something is missing. */
  onSigned(signed: SignedText | undefined): void;
}

/** SHA-256 as apksigner and keytool print it: with or without colons. */
const digestOf = (text: string): string | undefined => {
  const digest = text.replaceAll(/[\s:]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digest) ? digest : undefined;
};

/** 1 which certificate, 2 the text and how it is signed, 3 signature and certificate. */
export function SignedChallenge({ onAsk, onSigned }: Props): ReactNode {
  const { t } = useTranslation();
  const [signer, setSigner] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [challenge, setChallenge] = useState<Challenge>();
  const [proof, setProof] = useState({ signature: '', certificate: '' });
  const [error, setError] = useState<unknown>();
  const digest = digestOf(signer);

  const ask = () => {
    if (digest === undefined) return;
    setError(undefined);
    onAsk(digest, organisation.trim()).then(setChallenge, setError);
  };
  const put = (change: Partial<typeof proof>) => {
    const next = { ...proof, ...change };
    setProof(next);
    const isWhole = challenge !== undefined && next.signature.trim().length >= 16 && next.certificate.trim().length >= 16;
    onSigned(isWhole ? { token: challenge.token, signature: next.signature.trim(), certificate: next.certificate.trim() } : undefined);
  };
  return (
    <>
      <Field label={t('join.key.signer')} hint={t('join.key.signerHint')}>
        {(id) => <Input id={id} value={signer} spellCheck={false} maxLength={128} onChange={({ target }) => setSigner(target.value)} />}
      </Field>
      <Field label={t('join.key.for')}>
        {(id) => <Input id={id} value={organisation} maxLength={200} onChange={({ target }) => setOrganisation(target.value)} />}
      </Field>
      <div>
        <Button disabled={digest === undefined || organisation.trim() === ''} onClick={ask}>
          {t('join.key.ask')}
        </Button>
      </div>
      {error === undefined ? null : <Problem error={error} />}
      {challenge === undefined ? null : (
        <>
          <p>{t('join.key.how')}</p>
          <CopyText text={challenge.text} label={t('join.key.text')} />
          <CopyText text={COMMANDS} label={t('join.key.commands')} />
          <Field label={t('join.key.signature')}>
            {(id) => <Input.TextArea id={id} rows={3} spellCheck={false} onChange={({ target }) => put({ signature: target.value })} />}
          </Field>
          <Field label={t('join.key.certificate')}>
            {(id) => <Input.TextArea id={id} rows={4} spellCheck={false} onChange={({ target }) => put({ certificate: target.value })} />}
          </Field>
        </>
      )}
    </>
  );
}

/** From a keystore: the certificate, the key, the signature. The text is in `challenge.txt`, without a line break at its end. */
const COMMANDS = `keytool -exportcert -rfc -keystore release.jks -alias ALIAS > certificate.pem
keytool -importkeystore -srckeystore release.jks -srcalias ALIAS -destkeystore key.p12 -deststoretype PKCS12
openssl pkcs12 -in key.p12 -nocerts -nodes -out key.pem
openssl dgst -sha256 -sign key.pem challenge.txt | openssl base64 -A`;
