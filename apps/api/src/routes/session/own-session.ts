import type { SignedIn } from '../../access/actor.ts';
import { Refusal } from '../../problem/refusal.ts';

/** The person and session of who asks: what concerns one's own account is not for tokens. @throws Refusal `forbidden` */
export function ownSession(actor: SignedIn): { readonly person: string; readonly session: string } {
  if (actor.kind !== 'session' || actor.person === undefined)
    throw new Refusal('forbidden', { detail: ['须登录后办理，令牌不能代替', 'only in a session: sign in'] });
  return { person: actor.person, session: actor.credential };
}
