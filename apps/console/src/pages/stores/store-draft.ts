import type { InputOf, OutputOf } from '@touchstone/api-client';
import type { createStore, readStore } from '@touchstone/api-client/routes/acquisition';

type Store = OutputOf<typeof readStore>;
type Wanted = InputOf<typeof createStore>['body'];
type Settings = Wanted['settings'];

export const CONNECTORS = ['store-feed', 'fdroid', 'folder'] as const;
export type Connector = (typeof CONNECTORS)[number];

/** A store as it is written; what is empty is not set, and a secret that is empty stays as it is. */
export interface StoreDraft {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly connector: Connector;
  readonly baseUrl: string;
  readonly internalHosts: string;
  readonly ca: string;
  readonly fingerprint: string;
  readonly folder: string;
  readonly publicKey: string;
  readonly pollSeconds: number | null;
  readonly contact: string;
  readonly vantage: string;
  readonly token: string;
  readonly secret: string;
}

/** What each connector asks for, and what of it must be there. */
export const FIELDS: Readonly<Record<Connector, { readonly needs: readonly Text[]; readonly may: readonly Text[] }>> = {
  'store-feed': { needs: ['baseUrl'], may: ['token', 'secret', 'internalHosts', 'ca'] },
  fdroid: { needs: ['baseUrl', 'fingerprint'], may: ['internalHosts', 'ca'] },
  folder: { needs: ['folder'], may: ['publicKey'] },
};
export type Text = Exclude<keyof StoreDraft, 'code' | 'name' | 'province' | 'connector' | 'pollSeconds' | 'contact' | 'vantage'>;

const EMPTY = { baseUrl: '', internalHosts: '', ca: '', fingerprint: '', folder: '', publicKey: '', contact: '', vantage: '' };

export const NEW_STORE: StoreDraft = {
  ...EMPTY,
  ...{ code: '', name: '', province: '', connector: 'store-feed', pollSeconds: null, token: '', secret: '' },
};

/** A store as it stands, to be changed. */
export function draftOf({ code, name, province, connector, settings }: Store): StoreDraft {
  const {
    baseUrl = '',
    internalHosts = [],
    ca = '',
    fingerprint = '',
    folder = '',
    publicKey = '',
    pollSeconds = null,
    probe,
  } = settings ?? {};
  return {
    ...NEW_STORE,
    ...{ code, name, province: province ?? '', connector: CONNECTORS.find((one) => one === connector) ?? 'store-feed' },
    ...{ baseUrl, internalHosts: internalHosts.join(' '), ca, fingerprint, folder, publicKey, pollSeconds },
    ...{ contact: probe?.contact ?? '', vantage: probe?.vantage ?? '' },
  };
}

/** Everything that its connector needs is there, and a look from outside says who looks and from where. */
export const isWhole = (draft: StoreDraft): boolean =>
  /^[a-z0-9][a-z0-9-]{0,62}$/.test(draft.code) &&
  draft.name.trim() !== '' &&
  FIELDS[draft.connector].needs.every((field) => draft[field].trim() !== '') &&
  (draft.contact.trim() === '') === (draft.vantage.trim() === '');

/** @param before settings that the form does not show, which stay as they are */
export function settingsOf(draft: StoreDraft, before: Settings = {}): Settings {
  const { needs, may } = FIELDS[draft.connector];
  const shown = (['baseUrl', 'ca', 'fingerprint', 'folder', 'publicKey'] as const).filter((field) => [...needs, ...may].includes(field));
  const { baseUrl: _a, internalHosts: _b, ca: _c, fingerprint: _d, folder: _e, publicKey: _f, pollSeconds: _g, probe, ...kept } = before;
  const hosts = draft.internalHosts.split(/[\s,，、]+/).filter((one) => one !== '');
  const [contact, vantage] = [draft.contact.trim(), draft.vantage.trim()];
  return {
    ...kept,
    ...Object.fromEntries(shown.flatMap((field) => (draft[field].trim() === '' ? [] : [[field, draft[field].trim()]]))),
    ...(hosts.length === 0 || draft.connector === 'folder' ? {} : { internalHosts: hosts }),
    ...(draft.pollSeconds === null ? {} : { pollSeconds: draft.pollSeconds }),
    ...(contact === '' ? {} : { probe: { ...probe, contact, vantage } }),
  };
}

/** Secrets that were typed. */
export function secretsOf({ token, secret }: StoreDraft): { readonly secrets?: NonNullable<Wanted['secrets']> } {
  const typed = { ...(token === '' ? {} : { token }), ...(secret === '' ? {} : { secret }) };
  return Object.keys(typed).length === 0 ? {} : { secrets: typed };
}
