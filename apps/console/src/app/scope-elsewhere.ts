const CHANNEL = 'touchstone.scope';

/** The choice of whom one works for is the browser’s: its other windows are told when it changes. */
export const scopeElsewhere = {
  tell(scope: string): void {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(scope);
    channel.close();
  },
  /** Gives back how to stop listening. */
  listen(heard: (scope: string) => void): () => void {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') heard(data);
    };
    return () => channel.close();
  },
};
