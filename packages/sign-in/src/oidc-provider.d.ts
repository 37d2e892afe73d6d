/** The part of `oidc-provider` that the tests use; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  interface Interaction {
    readonly uid: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly prompt: { readonly name: string };
  }

  interface Settings {
    readonly [name: string]: unknown;
    readonly findAccount: (context: unknown, id: string) => { readonly accountId: string; claims(): Promise<object> };
    readonly interactions: { url(context: unknown, interaction: Interaction): string };
  }

  class Provider {
    constructor(issuer: string, settings: Settings);
    readonly Grant: new (grant: {
      readonly accountId: string;
      readonly clientId: string;
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    callback(): RequestListener;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object, options: object): Promise<void>;
  }

  export { Provider };
}
