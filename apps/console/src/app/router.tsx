import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { loadInAntd } from './load-in-antd.ts';
import { NoSuchPage } from './no-such-page.tsx';
import { PageFailed } from './page-failed.tsx';
import { PageLoading } from './page-loading.tsx';
import { type Page, pages, publicPages } from './routes.ts';
import { SignedIn } from './signed-in.tsx';

const rootRoute = createRootRoute({ component: Outlet });
const signedIn = createRoute({ getParentRoute: () => rootRoute, id: 'signed-in', component: SignedIn });

/** Has no parts of antd, and is what everybody sees first: it loads without. */
const FIRST = '/';
const loaded = ({ path, load }: Page) =>
  path === FIRST
    ? lazyRouteComponent(load, 'Route')
    : lazyRouteComponent(() => loadInAntd(() => load().then(({ Route }) => Route)), 'default');

const routeOf = (parent: AnyRoute, page: Page): AnyRoute =>
  createRoute({ getParentRoute: () => parent, path: page.path, component: loaded(page) }) as unknown as AnyRoute;

const routeTree = rootRoute.addChildren([
  signedIn.addChildren([
    ...pages.map((page) => routeOf(signedIn, page)),
    createRoute({ getParentRoute: () => signedIn, path: '$', component: NoSuchPage }),
  ]),
  ...publicPages.map((page) => routeOf(rootRoute, page)),
]);

export const router = createRouter({
  routeTree,
  // Texts stay texts: `?clause=191-3.1` is no number and `?isOpen=true` is what the API wants.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text === '' ? '' : `?${text}`;
  },
  defaultPreload: false,
  defaultPendingMs: 150,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NoSuchPage,
  scrollRestoration: true,
});
