import { challengeSigner, joinBySigningKey } from '@touchstone/api-client/routes/claims';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { SignedChallenge, type SignedText } from '../../parts/signed-challenge.tsx';
import { JoinForm } from './join-form.tsx';

/** A text is signed with the key that signs the app: only who holds the key can do that. */
export function BySigningKey(): ReactNode {
  const [signed, setSigned] = useState<SignedText>();
  return (
    <JoinForm
      isReady={signed !== undefined}
      onJoin={(applicant) => {
        if (signed === undefined) throw new Error('nothing was signed yet');
        return call(joinBySigningKey, { body: { ...applicant, ...signed } });
      }}
    >
      <SignedChallenge onAsk={(signer, organisation) => call(challengeSigner, { body: { signer, organisation } })} onSigned={setSigned} />
    </JoinForm>
  );
}
