import type { Handler } from '../handler.ts';
import { peopleHandlers } from './people/index.ts';
import { sessionHandlers } from './session/index.ts';
import { workHandlers } from './work/index.ts';

/** Every route that is served. An area adds its list here. */
export const handlers: readonly Handler[] = [...sessionHandlers, ...peopleHandlers, ...workHandlers];
