import type { ComponentType } from 'react';

/**
 * Loads a page and what its parts of antd stand in, both at once; the first page needs neither.
 *
 *     lazy(() => loadInAntd(() => import('./sign-in-page.tsx').then((it) => it.SignInPage)))
 */
export async function loadInAntd<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Promise<{ readonly default: ComponentType<Props> }> {
  const [page, { inAntd }] = await Promise.all([load(), import('./in-antd.tsx')]);
  return { default: inAntd(page) };
}
