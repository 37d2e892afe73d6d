const CHANNEL = 'touchstone.session';

/** Tells the windows of this browser that one signed in anew: what waits in them goes on. */
export const signedInElsewhere = {
  tell(): void {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('signed-in');
    channel.close();
  },
  /** Gives back how to stop listening. */
  listen(heard: () => void): () => void {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = heard;
    return () => channel.close();
  },
};
