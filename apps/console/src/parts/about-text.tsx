import type { ReactNode } from 'react';
import { ArtifactText } from './artifact-link.tsx';
import { Text } from './text.tsx';

interface About {
  readonly label: string | null;
  readonly name: string;
  readonly version: string | null;
}

interface Props {
  readonly about: About | null;
  /** SHA-256 or stand-in: it is shown where nothing else is known of the file. */
  readonly artifact?: string;
}

/** What was tested, by the name that people use, with its own name below. */
export function AboutText({ about, artifact }: Props): ReactNode {
  if (about === null) return artifact === undefined ? '—' : <ArtifactText artifact={artifact} digits={16} />;
  const { label, name, version } = about;
  return (
    <>
      <Text>{[label ?? name, version].filter((part) => part !== null).join(' ')}</Text>
      {label === null || label === name ? null : (
        <div>
          <small className="none">
            <Text className="code">{name}</Text>
          </small>
        </div>
      )}
    </>
  );
}

/** The same in a cell of a file. */
export function aboutOf(about: About | null, otherwise = ''): string {
  if (about === null) return otherwise;
  const { label, name, version } = about;
  return [label ?? name, version, label === null || label === name ? null : `(${name})`].filter((part) => part !== null).join(' ');
}
