import type { Hooks } from '../hook/hooks.ts';
import type { Installer } from '../hook/installer.ts';
import type { RecorderParts } from '../hook/recorder.ts';
import type { Message } from '../send/wire.ts';

/** What watchers need of the rest of the agent. */
export interface WatchParts extends RecorderParts {
  readonly put: (message: Message) => void;
  readonly hooks: Hooks;
  readonly installer: Installer;
  readonly touches: Touches;
}

/** Whether the user has touched anything since the process started. */
export interface Touches {
  count: number;
}
