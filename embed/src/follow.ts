import {
  createTouchstone,
  Problem,
  type components,
  type StreamMessage,
  type Token,
} from '../../sdk/src/index.ts';

type Schemas = components['schemas'];

export type Layer = Schemas['Learner'];
export type Moved = Schemas['CalibrationDetail'];

/** `behind` keeps what was shown; `refused` and `unknown` have nothing to show. */
export type State = 'connecting' | 'live' | 'behind' | 'refused' | 'unknown';

export type View = { state: State; layer: Layer | null; moved: Moved | null };

export type Follower = {
  onView(view: View): void;
  onMessage(message: StreamMessage): void;
};

type Target = { url: string; learner: string; token: Token; signal: AbortSignal };

/** How long until a learner without events is looked for again, and a refused token is tried again. */
const AGAIN_MS = 15_000;

/** Reads a learner and keeps the view current until the signal aborts. */
export async function followLearner(
  { url, learner, token, signal }: Target,
  { onView, onMessage }: Follower,
): Promise<void> {
  const { api, stream } = createTouchstone({ url, token });
  const params = { path: { id: learner } };
  let view: View = { state: 'connecting', layer: null, moved: null };
  const show = (change: Partial<View>) => {
    if (signal.aborted) return;
    view = { ...view, ...change };
    onView(view);
  };

  async function readMoved(number: number): Promise<void> {
    if (number === 0 || number === view.moved?.number) return;
    const path = '/v1/learners/{id}/calibrations/{number}';
    const { data } = await api.GET(path, {
      params: { path: { id: learner, number: String(number) } },
      signal,
    });
    if (data) show({ moved: data });
  }

  async function read(): Promise<void> {
    const { data } = await api.GET('/v1/learners/{id}', { params, signal });
    if (!data) return;
    show({ layer: data });
    await readMoved(data.workSkills.version);
  }

  async function take(message: StreamMessage): Promise<void> {
    onMessage(message);
    if (message.event === 'open' || message.event === 'gap') await read();
    // An older facet than the layer that was read meanwhile is already in it.
    if (message.event === 'facet' && view.layer && message.data.version >= view.layer.version) {
      const { facet, value, version } = message.data;
      show({ layer: { ...view.layer, version, [facet]: value } });
    }
    if (message.event === 'calibration') await readMoved(message.data.calibration.number);
  }

  async function follow(): Promise<void> {
    const onState = (state: State) => show({ state });
    for await (const message of stream({ learner, signal, onState })) await take(message);
  }

  while (!signal.aborted) {
    const error: unknown = await follow().catch((error: unknown) => error);
    const refused = error instanceof Problem && (error.code === 'unknown-learner' ? 'unknown' : 'refused');
    show({ state: refused || 'behind' });
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
