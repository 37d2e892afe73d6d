import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';

/** Where in the versions one is, as the address has it: the page has other lists, too. */
export const VERSIONS_AFTER = 'versionsAfter';

/** On to earlier versions, and back to the newest; nothing where all are here. */
export function VersionsPager({ next }: { readonly next: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { search, put } = useAddress();
  const isLater = search[VERSIONS_AFTER] !== undefined;
  if (!isLater && next === undefined) return null;
  return (
    <nav className="pager" aria-label={t('app.versions.pages')}>
      {isLater ? (
        <button type="button" className="button" onClick={() => put({ [VERSIONS_AFTER]: undefined })}>
          {t('app.versions.newest')}
        </button>
      ) : null}
      <button type="button" className="button" disabled={next === undefined} onClick={() => put({ [VERSIONS_AFTER]: next })}>
        {t('app.versions.earlier')}
      </button>
    </nav>
  );
}
