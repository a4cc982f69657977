import { useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { newEvent, sendEvent } from '../../api/events.ts';
import { sessionQuery } from '../../app/session.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Button } from '../../ui/button.tsx';
import { sendCall, type Call } from '../../ui/call-lines.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Failure } from '../../ui/states.tsx';
import { Conversation } from './conversation.tsx';
import { inKickoff } from './in-kickoff.ts';
import { texts } from './texts.ts';

/** A new test learner in the shipped program, whose kickoff has begun, and the calls by which it did. */
async function begin(question: string): Promise<{ learner: string; begun: Call[] }> {
  const learner = `test:visitor-${crypto.randomUUID().slice(0, 8)}`;
  const body = { program: 'junior-analyst', groups: [], parFactor: 1 };
  await answerOf(api.PUT('/v1/learners/{id}', { params: { path: { id: learner } }, body }));
  const events = [
    newEvent(learner, 'stage.started', inKickoff({ speaker: 'system' })),
    newEvent(learner, 'chat.turn_taken', inKickoff({ speaker: 'coach', text: question })),
  ];
  for (const event of events) await sendEvent(event);
  return { learner, begun: [putCall(learner, body), ...events.map(sendCall)] };
}

const putCall = (learner: string, body: object): Call => ({
  method: 'PUT',
  path: `/v1/learners/${learner}`,
  body,
  sdk: `await touchstone.api.PUT('/v1/learners/{id}', { params: { path: { id: '${learner}' } }, body: ${JSON.stringify(body)} });`,
});

export function Scene() {
  const t = useTexts(texts);
  const { data: session } = useQuery(sessionQuery);
  const start = useMutation({ mutationFn: () => begin(t.q1) });
  const { learner, begun = [] } = start.data ?? {};
  return (
    <Page title={t.title} aside={learner && <Button onClick={() => start.mutate()}>{t.again}</Button>}>
      {session?.person.scopes.includes('ingest') ? (
        <>
          <Panel title={t.brief}>
            <div className="grid max-w-prose gap-3">
              <p>{t.briefText}</p>
              <p className="text-muted">{t.intro}</p>
              {learner === undefined && (
                <Button
                  look="primary"
                  className="justify-self-start"
                  disabled={start.isPending}
                  onClick={() => start.mutate()}
                >
                  {t.start}
                </Button>
              )}
            </div>
          </Panel>
          {start.error && <Failure problem={start.error} />}
          {learner !== undefined && <Conversation key={learner} {...{ learner, begun }} />}
        </>
      ) : (
        <Empty title={t.noIngest}>{t.noIngestText}</Empty>
      )}
    </Page>
  );
}
