import { graphlib, layout } from '@dagrejs/dagre';
import { Handle, MarkerType, Position, ReactFlow, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import type { Learner } from '../../api/learner.ts';
import { useWidth } from '../../charts/use-width.ts';
import { useTexts } from '../../i18n/texts.ts';
import { StageStateLabel, type StageState } from './stage-state.tsx';
import { texts } from './texts.ts';

type Stages = Learner['journey']['stages'];
type Phases = readonly { stages: readonly { id: string; requires?: readonly string[] }[] }[];
type StageNode = Node<{ title: string; state: StageState; isCurrent: boolean }>;
type Direction = 'LR' | 'TB';

const SIZE = { width: 210, height: 68 };

/** A map from left to right is too small to read in less. */
const NARROW_PX = 700;

function edgesOf(phases: Phases): Edge[] {
  return phases.flatMap(({ stages }) =>
    stages.flatMap(({ id, requires = [] }) =>
      requires.map((from) => ({
        id: `${from} ${id}`,
        source: from,
        target: id,
        focusable: false,
        markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--edge)' },
      })),
    ),
  );
}

type Drawn = { stages: Stages; edges: readonly Edge[]; current: string | null; direction: Direction };

function nodesOf({ stages, edges, current, direction }: Drawn): StageNode[] {
  const graph = new graphlib.Graph()
    .setGraph({ rankdir: direction, ranksep: 60, nodesep: 24 })
    .setDefaultEdgeLabel(() => ({}));
  for (const { id } of stages) graph.setNode(id, { ...SIZE });
  for (const { source, target } of edges) graph.setEdge(source, target);
  layout(graph);
  return stages.map(({ id, title, state, phase }) => {
    const { x, y } = graph.node(id) as { x: number; y: number };
    const position = { x: x - SIZE.width / 2, y: y - SIZE.height / 2 };
    return {
      id,
      position,
      type: 'stage',
      data: { title, state, isCurrent: phase === current },
      focusable: false,
      sourcePosition: direction === 'LR' ? Position.Right : Position.Bottom,
      targetPosition: direction === 'LR' ? Position.Left : Position.Top,
    };
  });
}

type BoxProps = {
  data: StageNode['data'];
  sourcePosition?: Position;
  targetPosition?: Position;
};

function StageBox({
  data: { title, state, isCurrent },
  sourcePosition = Position.Right,
  targetPosition = Position.Left,
}: BoxProps) {
  return (
    <div
      style={SIZE}
      className={`grid content-center gap-1 rounded-md border bg-surface px-3 py-2 ${isCurrent ? 'border-2 border-accent' : 'border-edge'} ${state === 'locked' ? 'border-dashed' : ''}`}
    >
      <Handle type="target" position={targetPosition} className="opacity-0" />
      <span className="line-clamp-2 font-medium text-note">{title}</span>
      <StageStateLabel state={state} />
      <Handle type="source" position={sourcePosition} className="opacity-0" />
    </div>
  );
}

const nodeTypes = { stage: StageBox };

/** The program as a graph. It is hidden from screen readers, which read the list instead. */
export function JourneyMap({
  stages,
  phases,
  current,
}: {
  stages: Stages;
  phases: Phases;
  current: string | null;
}) {
  const t = useTexts(texts);
  const [ref, width] = useWidth<HTMLDivElement>();
  const edges = edgesOf(phases);
  const direction = width < NARROW_PX ? 'TB' : 'LR';
  return (
    <figure className="h-full">
      <figcaption className="sr-only">{t.mapText}</figcaption>
      <div aria-hidden ref={ref} className="h-full">
        {width > 0 && (
          <ReactFlow
            key={direction}
            nodes={nodesOf({ stages, edges, current, direction })}
            edges={edges}
            nodeTypes={nodeTypes}
            fitView
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            disableKeyboardA11y
            zoomOnScroll={false}
            preventScrolling={false}
            minZoom={0.2}
            proOptions={{ hideAttribution: true }}
          />
        )}
      </div>
    </figure>
  );
}
