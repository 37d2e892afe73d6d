import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures are wanted; a run of tests that nobody looks at makes none. */
const FOLDER = process.env['PICTURES'];

/** Keeps how a page looks, to be looked at: `NAME.png` below the folder that `PICTURES` names. */
export async function picture(page: Page, name: string): Promise<void> {
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
