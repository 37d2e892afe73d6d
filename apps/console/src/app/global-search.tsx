import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpen } from './address.ts';

const SearchResults = lazy(() => import('./search-results.tsx').then((it) => ({ default: it.SearchResults })));

/** One field for apps, packages, firms, cases and notices; arrows choose, Enter opens, Esc leaves. */
export function GlobalSearch(): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const options = () => [...document.querySelectorAll<HTMLElement>('#search-results [role=option]')];

  const go = (href: string | undefined) => {
    if (href === undefined) return;
    setOpen(false);
    setTyped('');
    open(href);
  };
  const pressed = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const count = options().length;
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'Enter') go(options()[Math.max(0, chosen)]?.dataset['href']);
    if (event.key === 'ArrowDown') setChosen((at) => Math.min(count - 1, at + 1));
    if (event.key === 'ArrowUp') setChosen((at) => Math.max(-1, at - 1));
    if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) event.preventDefault();
  };
  const isShown = isOpen && typed.trim() !== '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus has left all of it
    <div className="search" onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <input
        data-search
        type="search"
        role="combobox"
        aria-label={t('shell.search.label')}
        aria-expanded={isShown}
        aria-controls="search-results"
        aria-activedescendant={chosen < 0 || !isShown ? undefined : `search-result-${chosen}`}
        autoComplete="off"
        placeholder={t('shell.search.placeholder')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={pressed}
      />
      {isShown ? (
        <Suspense fallback={null}>
          <SearchResults text={typed.trim()} chosen={chosen} onOpen={go} />
        </Suspense>
      ) : null}
    </div>
  );
}
