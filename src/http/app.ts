import { OpenAPIHono } from '@hono/zod-openapi';
import { documentErrors } from '../core/document-error.ts';
import { caliperErrors, segmentErrors } from './adapters/error-forms.ts';
import { inForm } from './adapters/in-form.ts';
import { allowedMethods } from './problems/allowed-methods.ts';
import { createAuthenticator, createCallerOfToken } from './auth/auth.ts';
import { createStreamTickets } from './auth/stream-ticket.ts';
import type { Caller } from './auth/caller.ts';
import type { App, Dependencies, Environment, RequestContext } from './environment.ts';
import { errorFields } from './problems/error-fields.ts';
import { refusalOf } from './problems/failure.ts';
import type { Store } from '../store/store.ts';
import { LearnerAway } from '../store/moves/learner-away.ts';
import { requireReach } from './auth/person-reach.ts';
import { ProblemError, problemResponse } from './problems/problem.ts';
import { createFailedTokens, limitFailedTokens } from './limits/failed-tokens.ts';
import { expectations } from './middleware/expectations.ts';
import { createIntake } from './intake/create-intake.ts';
import { createLimits } from './limits/limits.ts';
import { webhookHandshake } from './intake/webhook-handshake.ts';
import { requestIds, requestLog } from './middleware/request-log.ts';
import { anchorRoutes } from './routes/anchors.ts';
import { appealRoutes } from './routes/appeal.ts';
import { consolePage, consoleRoutes } from './routes/console.ts';
import { caliperRoute } from './routes/caliper.ts';
import { calibrationRoutes } from './routes/calibrations.ts';
import { credentialRoutes } from './routes/credentials.ts';
import { docsRoutes } from './routes/docs.ts';
import { embedRoute } from './routes/embed.ts';
import { eraseRoute } from './routes/erase.ts';
import { eventsRoute } from './routes/events.ts';
import { firmnessRoute } from './routes/firmness.ts';
import { groupsRoute } from './routes/groups.ts';
import { installationRoutes } from './routes/installation.ts';
import { judgeRoutes } from './routes/judges.ts';
import { keysRoutes } from './routes/keys.ts';
import { learnerRoute } from './routes/learner.ts';
import { learnersRoute } from './routes/learners.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { operationsRoutes } from './routes/operations.ts';
import { policyTrialRoute } from './routes/policy-trial.ts';
import { policyRoutes } from './routes/policy.ts';
import { profileRoute } from './routes/profile.ts';
import { programRoutes } from './routes/programs.ts';
import { receivedEventsRoute } from './routes/received-events.ts';
import { rescoreRoute } from './routes/rescore.ts';
import { reviewRoutes } from './routes/review.ts';
import { reviewsRoutes } from './routes/reviews.ts';
import { rolesRoutes } from './routes/roles.ts';
import { rubricRoutes } from './routes/rubrics.ts';
import { problemCode } from './schemas/problem.ts';
import { mcpRoute } from './routes/mcp.ts';
import { SEGMENT_PATHS, segmentRoutes } from './routes/segment.ts';
import { sessionRoutes } from './routes/session.ts';
import { sharesRoutes } from './routes/shares.ts';
import { requirePlain } from './intake/media-type.ts';
import { standingRoute } from './routes/standing.ts';
import { transferRoute } from './routes/transfer.ts';
import { tenantRoutes } from './routes/tenants.ts';
import { ticketRoute } from './routes/tickets.ts';
import { streamRoutes } from './routes/streams.ts';
import { corsFor } from './middleware/cors.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { verifierRoute } from './routes/verifier.ts';
import { wellKnownRoutes } from './routes/well-known.ts';
import { useXapi, xapiRoutes } from './routes/xapi.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { requestSpans } from './middleware/request-span.ts';

/** An app without routes, whose document names what many of them share. */
function createDocumentedApp(): App {
  const app: App = new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (!result.success)
        throw new ProblemError('invalid-parameter', { errors: documentErrors(result.error) });
    },
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key with the scopes that the call needs.',
  });
  app.openAPIRegistry.register('ProblemCode', problemCode);
  return app;
}

/** The HTTP app with all routes. It starts no server, so tests can call `app.request()`. */
export function createApp(deps: Dependencies): App {
  const { store, logger, metrics, now, verifyPerson, elapsedMs = () => performance.now() } = deps;
  const tickets = createStreamTickets(store.ticketSecret, now);
  const callerOfToken = createCallerOfToken((secret) => store.keys.find(secret), {
    now,
    elapsedMs,
    verifyPerson,
  });
  const authenticate = createAuthenticator(callerOfToken, { tickets, sessions: store.sessions });
  const countFailed = createFailedTokens({ elapsedMs, proxies: deps.trustedProxies ?? 0 });
  const identify = limitFailedTokens(authenticate, countFailed);
  const limits = createLimits({ store, metrics, elapsedMs });
  const app = createDocumentedApp();
  app.use(requestSpans, requestIds);
  app.use(requestLog({ logger, metrics }));
  app.use(securityHeaders);
  app.use(expectations);
  if (deps.corsOrigins?.length)
    for (const path of ['/v1/*', '/xapi/*', '/caliper/*']) app.use(path, corsFor(deps.corsOrigins));
  app.use('/v1/events', webhookHandshake);
  useXapi(app);
  app.use('/caliper/*', inForm(caliperErrors));
  for (const path of SEGMENT_PATHS) app.use(path, inForm(segmentErrors));
  for (const path of ['/v1/*', '/xapi/statements', '/caliper/*']) {
    app.use(path, async (c, next) => {
      c.set('key', await withinReach(store, await identify(c), c));
      // Here, since not every call reads its body.
      requirePlain(c.req.raw.headers);
      await next();
    });
  }

  const intake = createIntake(deps, limits);
  eventsRoute(app, deps, limits, intake);
  xapiRoutes(app, deps, limits, intake);
  caliperRoute(app, deps, limits, intake);
  segmentRoutes(app, deps, limits, intake);
  learnersRoute(app, deps);
  learnerRoute(app, deps);
  profileRoute(app, deps);
  groupsRoute(app, deps);
  standingRoute(app, deps);
  firmnessRoute(app, deps);
  eraseRoute(app, deps);
  ledgerRoutes(app, deps);
  calibrationRoutes(app, deps);
  appealRoutes(app, deps);
  reviewRoutes(app, deps);
  rescoreRoute(app, deps);
  reviewsRoutes(app, deps);
  sharesRoutes(app, deps);
  receivedEventsRoute(app, deps);
  ticketRoute(app, deps, tickets);
  streamRoutes(app, deps, limits, async (c) => withinReach(store, await authenticate(c), c));
  administrationRoutes(app, deps);
  handingOnRoutes(app, deps);
  sessionRoutes(app, deps, callerOfToken, countFailed);
  operationsRoutes(app, deps, identify);
  mcpRoute(app, identify);
  docsRoutes(app);
  consoleRoutes(app, deps.console);
  embedRoute(app, deps.embed);

  answerProblems(app, deps);
  return app;
}

/** What an operator reads and writes: documents, keys, and the state of the installation. */
function administrationRoutes(app: App, deps: Dependencies): void {
  policyRoutes(app, deps);
  policyTrialRoute(app, deps);
  programRoutes(app, deps);
  rubricRoutes(app, deps);
  rolesRoutes(app, deps);
  anchorRoutes(app, deps);
  judgeRoutes(app, deps);
  keysRoutes(app, deps);
  webhookRoutes(app, deps);
  tenantRoutes(app, deps);
  installationRoutes(app, deps);
}

/** What of a learner goes to other places: to another cell, or to strangers with what they verify it by. */
function handingOnRoutes(app: App, deps: Dependencies): void {
  transferRoute(app, deps);
  credentialRoutes(app, deps);
  wellKnownRoutes(app, deps);
  verifierRoute(app, deps);
}

/** Answers paths that do not exist and errors with problems; logs errors that are not the client's. */
function answerProblems(app: App, { store, logger, console }: Dependencies): void {
  app.notFound((c) => {
    const page = consolePage(console, c);
    if (page) return page;
    const allow = allowedMethods(app, c.req.path).join(', ');
    return allow === ''
      ? problemResponse('not-found', {}, c.get('requestId'))
      : problemResponse('method-not-allowed', { headers: { allow } }, c.get('requestId'));
  });
  app.onError(async (thrown, c) => {
    const error = await orMoved(store, thrown, c.req.path);
    const { code, options } = refusalOf(error);
    if (!(error instanceof ProblemError || error instanceof LearnerAway) && code !== 'not-json')
      logger.error(
        { requestId: c.get('requestId'), method: c.req.method, ...errorFields(error) },
        'request failed',
      );
    return problemResponse(code, options, c.get('requestId'));
  });
}

const OF_LEARNER = /^\/v1\/learners\/([^/]+)/;

/** A learner who moved is left behind as an erased one; the answer then names the cell that has the learner. */
async function orMoved(store: Pick<Store, 'moves'>, error: Error, path: string): Promise<Error> {
  const [, id] = OF_LEARNER.exec(path) ?? [];
  if (id === undefined || !(error instanceof ProblemError) || error.code !== 'learner-erased') return error;
  const cell = await store.moves.cellOf(id).catch(() => null);
  return cell === null ? error : new LearnerAway('moved', cell);
}

/** The caller, if it is a system or the call is within the person's reach. */
async function withinReach(
  store: Dependencies['store'],
  caller: Caller,
  { req }: RequestContext,
): Promise<Caller> {
  await requireReach(store, caller, req.method, req.path);
  return caller;
}
