import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, Nothing, nullable, Uuid, Word } from '../schema.ts';

const Password = Type.String({ minLength: 1, maxLength: 256 });
const Code = Type.String({ minLength: 6, maxLength: 32, description: 'six digits of the authenticator, or a recovery code' });

export const Me = closed({
  person: nullable(Uuid),
  login: nullable(Type.String()),
  displayName: nullable(Type.String()),
  language: Word,
  organisation: closed({ id: Uuid, kind: Word, name: Type.String() }),
  /** What one may do now, and where. */
  rights: Type.Array(closed({ permission: Word, scopes: Type.Array(Word) })),
  hasSecondFactor: Type.Boolean(),
  needsSecondFactor: Type.Boolean({ description: 'until it is set up, only this session’s own routes answer' }),
  signedInBy: Word,
});

export const signIn = route({
  id: 'sign-in',
  method: 'POST',
  path: '/api/v1/session',
  permission: 'public',
  summary: 'Signs in with account and password. 401 `second-factor-required` asks for the code; nothing tells whether an account exists.',
  body: closed({ login: line(128), password: Password, code: Type.Optional(Code) }),
  responses: { 201: closed({ person: Uuid, displayName: Type.String(), expiresAt: Instant }) },
});

export const signOut = route({
  id: 'sign-out',
  method: 'DELETE',
  path: '/api/v1/session',
  permission: 'own-session',
  summary: 'Ends this session.',
  responses: { 204: Nothing },
});

export const whoAmI = route({
  id: 'who-am-i',
  method: 'GET',
  path: '/api/v1/session',
  permission: 'own-session',
  summary: 'Who asks, and what they may do where.',
  responses: { 200: Me },
});

export const listSessions = route({
  id: 'list-sessions',
  method: 'GET',
  path: '/api/v1/sessions',
  permission: 'own-session',
  summary: 'One’s own sessions that have not ended.',
  responses: {
    200: closed({
      items: Type.Array(
        closed({
          id: Uuid,
          isThis: Type.Boolean(),
          begunAt: Instant,
          lastSeenAt: Instant,
          expiresAt: Instant,
          hasSecondFactor: Type.Boolean(),
          address: nullable(Type.String()),
        }),
      ),
    }),
  },
});

export const endSession = route({
  id: 'end-session',
  method: 'DELETE',
  path: '/api/v1/sessions/:session',
  permission: 'own-session',
  summary: 'Ends one of one’s own sessions.',
  params: closed({ session: Uuid }),
  responses: { 204: Nothing },
});

export const beginSecondFactor = route({
  id: 'begin-second-factor',
  method: 'POST',
  path: '/api/v1/session/second-factor',
  permission: 'own-session',
  summary: 'Gives a secret for an authenticator; nothing changes until its first code comes back with the ticket.',
  body: closed({ password: Password }),
  responses: { 200: closed({ secret: Type.String(), address: Type.String(), ticket: Type.String() }) },
});

export const confirmSecondFactor = route({
  id: 'confirm-second-factor',
  method: 'PUT',
  path: '/api/v1/session/second-factor',
  permission: 'own-session',
  summary: 'Takes the authenticator into use, gives recovery codes once, and ends all other sessions.',
  body: closed({ ticket: Type.String({ minLength: 1, maxLength: 1024 }), code: Code }),
  responses: { 200: closed({ recoveryCodes: Type.Array(Type.String()) }) },
});

export const changePassword = route({
  id: 'change-password',
  method: 'PUT',
  path: '/api/v1/session/password',
  permission: 'own-session',
  summary: 'Changes one’s own password and ends all other sessions.',
  body: closed({ current: Password, next: Password }),
  responses: { 204: Nothing },
});

export const acceptInvitation = route({
  id: 'accept-invitation',
  method: 'POST',
  path: '/api/v1/session/link',
  permission: 'public',
  summary: 'Sets a password with a link that works once (invitation, reset, first administrator) and signs in.',
  body: closed({ token: Type.String({ minLength: 10, maxLength: 128 }), password: Password }),
  responses: { 201: closed({ person: Uuid, displayName: Type.String(), expiresAt: Instant }) },
});

export const listSignInProviders = route({
  id: 'list-sign-in-providers',
  method: 'GET',
  path: '/api/v1/sign-in-providers',
  permission: 'public',
  summary: 'OpenID providers at which one may sign in.',
  responses: { 200: closed({ items: Type.Array(closed({ id: Word })) }) },
});

export const beginProviderSignIn = route({
  id: 'begin-provider-sign-in',
  method: 'POST',
  path: '/api/v1/sign-in-providers/:provider/begin',
  permission: 'public',
  summary: 'Where to send the browser, and the sealed ticket to keep until it comes back.',
  params: closed({ provider: Word }),
  responses: { 200: closed({ address: Type.String(), ticket: Type.String(), expiresInSeconds: Count }) },
});

export const finishProviderSignIn = route({
  id: 'finish-provider-sign-in',
  method: 'POST',
  path: '/api/v1/sign-in-providers/:provider/finish',
  permission: 'public',
  summary: 'Signs in with what the provider added to our address. Only people who linked that identity before come in.',
  params: closed({ provider: Word }),
  body: closed({ ticket: Type.String({ minLength: 1, maxLength: 4096 }), query: Type.String({ minLength: 1, maxLength: 8192 }) }),
  responses: { 201: closed({ person: Uuid, displayName: Type.String(), expiresAt: Instant }) },
});

export const linkProvider = route({
  id: 'link-provider',
  method: 'POST',
  path: '/api/v1/sign-in-providers/:provider/link',
  permission: 'signed-in',
  summary: 'Links the identity at a provider to one’s own account.',
  params: closed({ provider: Word }),
  body: closed({ ticket: Type.String({ minLength: 1, maxLength: 4096 }), query: Type.String({ minLength: 1, maxLength: 8192 }) }),
  responses: { 204: Nothing },
});

export const sessionRoutes = [
  signIn,
  signOut,
  whoAmI,
  listSessions,
  endSession,
  beginSecondFactor,
  confirmSecondFactor,
  changePassword,
  acceptInvitation,
  listSignInProviders,
  beginProviderSignIn,
  finishProviderSignIn,
  linkProvider,
] as const;
