import i18next from 'i18next';
import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
}

/** The last to catch a bug: says so, and how to go on. Its words need no other part of the page. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="problem" role="alert">
        <h1>{i18next.t('parts.bug.title')}</h1>
        <p>{i18next.t('parts.bug.text')}</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {i18next.t('parts.bug.reload')}
        </button>
      </div>
    );
  }
}
