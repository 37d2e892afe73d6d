import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = process.env['PICTURES'] ?? join(import.meta.dirname, '../../../../.cache/pictures');

/** Keeps how a page looks, to be looked at: `.cache/pictures/NAME.png`, or below `PICTURES`. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
