import { ApiProblem } from '@touchstone/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf } from './place-of.ts';
import { Text } from './text.tsx';
import { visibleText } from './visible-text.ts';

interface Props {
  readonly error: unknown;
  onRetry?(): void;
}

/** What was refused or went wrong, in the words of the server, and what to do now. */
export function Problem({ error, onRetry }: Props): ReactNode {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error.body : undefined;
  return (
    <div className="problem" role="alert">
      <strong>{problem?.title ?? t('parts.problem.unreachable')}</strong>
      {problem?.detail === undefined ? null : (
        <p>
          <Text>{problem.detail}</Text>
        </p>
      )}
      {problem?.errors === undefined ? null : (
        <ul>
          {problem.errors.map(({ pointer, message }) => (
            <li key={`${pointer} ${message}`}>
              <Fault pointer={pointer} message={message} />
            </li>
          ))}
        </ul>
      )}
      <p className="problem-what">{t(`parts.problem.${whatToDo(error)}`)}</p>
      {onRetry === undefined ? null : (
        <button type="button" className="button" onClick={onRetry}>
          {t('parts.retry')}
        </button>
      )}
      {problem?.instance === undefined ? null : <p className="problem-id">{t('parts.problem.id', { id: problem.instance })}</p>}
    </div>
  );
}

/** What is wrong with one thing: in words where there are some, else as the server calls it and where. */
function Fault({ pointer, message }: { readonly pointer: string; readonly message: string }): ReactNode {
  const { t, i18n } = useTranslation();
  if (i18n.exists(`faults.${message}`)) return t(`faults.${message}`, { at: visibleText(placeOf(pointer)) });
  return (
    <>
      <code>{pointer}</code> <Text>{message}</Text>
    </>
  );
}

const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'signIn',
  403: 'askForRight',
  404: 'gone',
  409: 'readAgain',
  410: 'gone',
  412: 'readAgain',
  429: 'wait',
  502: 'wait',
  503: 'wait',
  504: 'wait',
};

function whatToDo(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'checkNetwork';
  return BY_STATUS[error.status] ?? (error.status >= 500 ? 'report' : 'correct');
}
