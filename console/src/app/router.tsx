import { useQuery } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Navigate,
} from '@tanstack/react-router';
import { queryClient } from '../api/query-client.ts';
import { useLanguage } from '../i18n/language.ts';
import { useTexts } from '../i18n/texts.ts';
import { Page } from '../ui/page.tsx';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { isOfLearner, scenes, scenesOf, type Scene as SceneEntry } from './scene.ts';
import { sessionQuery, useLink, type Person } from './session.ts';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';
import { texts } from './texts.ts';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

function Root() {
  const link = useLink();
  const session = useQuery({ ...sessionQuery, enabled: !link.isPending });
  if (link.isPending) return <Loading />;
  if (session.data) return <Shell person={session.data.person} />;
  if (session.data === null) return <SignIn refusedLink={link.error} />;
  if (session.error) return <Failure problem={session.error} onAgain={() => void session.refetch()} />;
  return <Loading />;
}

function NotFound() {
  const t = useTexts(texts);
  return (
    <Page title={t.notFound}>
      <Empty title={t.notFoundText}>
        <Link to="/">{t.home}</Link>
      </Empty>
    </Page>
  );
}

/** Where a person begins: their own page, or the first scene that they see. */
function homeOf(person: Person): string {
  const first = scenesOf(person).find((scene) => !isOfLearner(scene));
  return person.kind === 'learner' ? `/learners/${person.sub}` : (first?.path ?? '/');
}

function Home() {
  const { data } = useQuery(sessionQuery);
  return data ? <Navigate to={homeOf(data.person)} replace /> : null;
}

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: Home });

/** The scene, where the person's kind sees it; otherwise why there is nothing. */
function allowed(scene: SceneEntry) {
  const Content = lazyRouteComponent(scene.load, 'Scene');
  function Allowed() {
    const { data } = useQuery(sessionQuery);
    if (!data) return null;
    return scene.kinds.includes(data.person.kind) ? <Content /> : <OtherPeople scene={scene} />;
  }
  return Object.assign(Allowed, { preload: Content.preload });
}

function OtherPeople({ scene }: { scene: SceneEntry }) {
  const t = useTexts(texts);
  return (
    <Page title={scene.title[useLanguage()]}>
      <Empty title={t.otherPeople}>
        <p>{t.otherPeopleText}</p>
        <Link to="/">{t.home}</Link>
      </Empty>
    </Page>
  );
}

/** Begins what a scene reads first while its link is pointed at, or while it is about to be drawn. */
function begin(scene: SceneEntry, params: Record<string, string>): void {
  const person = queryClient.getQueryData(sessionQuery.queryKey)?.person;
  if (!person || !scene.kinds.includes(person.kind)) return;
  // What fails here is asked for again by the scene, which says so.
  scene.load().then(
    ({ ask }) => ask?.({ client: queryClient, person, params }),
    () => undefined,
  );
}

const routes = scenes.map((scene) =>
  createRoute({
    getParentRoute: () => root,
    path: scene.path,
    component: allowed(scene),
    loader: ({ params }) => begin(scene, params as Record<string, string>),
  }),
);

export const router = createRouter({
  routeTree: root.addChildren([home, signIn, ...routes]),
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failure problem={error as Error} onAgain={reset} />,
  scrollRestoration: true,
  // How long an answer stays fresh is decided for each query.
  defaultPreloadStaleTime: 0,
});
