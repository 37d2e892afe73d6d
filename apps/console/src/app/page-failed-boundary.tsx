import { Component, type ReactNode } from 'react';
import { PageFailed } from './page-failed.tsx';

interface State {
  readonly error: Error | undefined;
}

/** Keeps the shell when a page breaks. */
export class PageFailedBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <PageFailed error={error} reset={() => this.setState({ error: undefined })} />;
  }
}
