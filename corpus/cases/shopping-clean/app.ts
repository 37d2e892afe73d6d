import { shoppingApk } from '../shopping/app.ts';

export const build = { isRepaired: true } as const;
export const shoppingCleanApk = (): Uint8Array => shoppingApk(build);
