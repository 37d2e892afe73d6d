import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly className: string;
  /** How the button looks. */
  readonly buttonClass: string;
  readonly label: ReactNode;
  readonly children: ReactNode;
}

/** A button with a card below it; a press elsewhere, Esc, or a link inside closes it. */
export function PopUp({ className, buttonClass, label, children }: Props): ReactNode {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = () => details.current?.removeAttribute('open');
    const pressed = ({ target }: PointerEvent) =>
      target instanceof Node && (details.current?.contains(target) ?? false) === false && close();
    const key = ({ key: pressedKey }: KeyboardEvent) => pressedKey === 'Escape' && close();
    const clicked = ({ target }: MouseEvent) => target instanceof Element && target.closest('a') !== null && close();
    window.addEventListener('pointerdown', pressed);
    window.addEventListener('keydown', key);
    window.addEventListener('click', clicked);
    return () => {
      window.removeEventListener('pointerdown', pressed);
      window.removeEventListener('keydown', key);
      window.removeEventListener('click', clicked);
    };
  }, []);
  return (
    <details ref={details} className={className}>
      <summary className={buttonClass}>{label}</summary>
      <div className="bar-card">{children}</div>
    </details>
  );
}
