import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog.tsx';
import { isTyping } from '../parts/is-typing.ts';

const KEYS = {
  title: ['/', 'j', 'k', 'Enter', '?', 'Esc'],
  review: ['y', 'n', 'u', '1–9', 's'],
} as const;

/** `?` lists the keys; `/` goes to the search. */
export function KeyHelp(): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === '?') setOpen(true);
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-search]')?.focus();
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <Dialog title={t('shell.keys.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
      {Object.entries(KEYS).map(([where, keys]) => (
        <section key={where}>
          {where === 'title' ? null : <h3>{t(`shell.keys.${where}`)}</h3>}
          <dl className="facts">
            {keys.map((key) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`shell.keys.${key}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
