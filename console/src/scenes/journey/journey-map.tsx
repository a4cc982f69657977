import { graphlib, layout } from '@dagrejs/dagre';
import {
  BaseEdge,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  type Edge,
  type EdgeProps,
  type Node,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { curveBasis, line } from 'd3-shape';
import type { Learner } from '../../api/learner.ts';
import { useWidth } from '../../charts/use-width.ts';
import { useTexts } from '../../i18n/texts.ts';
import { StageStateLabel, type StageState } from './stage-state.tsx';
import { texts } from './texts.ts';

type Stages = Learner['journey']['stages'];
type Phases = readonly { stages: readonly { id: string; requires?: readonly string[] }[] }[];
type Size = { width: number; height: number };
type StageNode = Node<{ title: string; state: StageState; isCurrent: boolean; size: Size }>;
type Point = { x: number; y: number };
type Arrow = Edge<{ points: readonly Point[] }>;
type Direction = 'LR' | 'TB';

const SIZES = { LR: { width: 176, height: 68 }, TB: { width: 140, height: 92 } };

/** Letters have the size that they have elsewhere, unless the map is too large for its place. */
const FIT = { padding: 0.02, maxZoom: 1 };

/** A map from left to right is too small to read in less. */
const NARROW_PX = 700;

/** What each stage of the learner requires; the program's newest version may have stages that the learner's has not. */
function edgesOf(phases: Phases, stages: Stages) {
  const known = new Set(stages.map(({ id }) => id));
  return phases
    .flatMap((phase) =>
      phase.stages.flatMap(({ id, requires = [] }) => requires.map((source) => ({ source, target: id }))),
    )
    .filter(({ source, target }) => known.has(source) && known.has(target));
}

type Drawn = { stages: Stages; phases: Phases; current: string | null; direction: Direction };

function graphOf({ stages, phases, current, direction }: Drawn): { nodes: StageNode[]; edges: Arrow[] } {
  const size = SIZES[direction];
  const required = edgesOf(phases, stages);
  const graph = new graphlib.Graph()
    .setGraph({ rankdir: direction, ranksep: 48, nodesep: 20 })
    .setDefaultEdgeLabel(() => ({}));
  for (const { id } of stages) graph.setNode(id, { ...size });
  for (const { source, target } of required) graph.setEdge(source, target);
  layout(graph);
  const nodes = stages.map(({ id, title, state, phase }) => {
    const { x, y } = graph.node(id) as Point;
    return {
      id,
      position: { x: x - size.width / 2, y: y - size.height / 2 },
      type: 'stage' as const,
      data: { title, state, isCurrent: phase === current, size },
      focusable: false,
      sourcePosition: direction === 'LR' ? Position.Right : Position.Bottom,
      targetPosition: direction === 'LR' ? Position.Left : Position.Top,
    };
  });
  const edges = required.map(({ source, target }) => ({
    id: `${source} ${target}`,
    source,
    target,
    type: 'arrow' as const,
    data: graph.edge(source, target) as { points: Point[] },
    focusable: false,
    markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--edge)' },
  }));
  return { nodes, edges };
}

const curve = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBasis);

/** Goes where the layout put it: around the stages between its ends. */
function ArrowLine({ sourceX, sourceY, targetX, targetY, data, markerEnd = '' }: EdgeProps<Arrow>) {
  const between = data?.points.slice(1, -1) ?? [];
  const path = curve([{ x: sourceX, y: sourceY }, ...between, { x: targetX, y: targetY }]);
  return <BaseEdge path={path ?? ''} markerEnd={markerEnd} />;
}

type BoxProps = {
  data: StageNode['data'];
  sourcePosition?: Position;
  targetPosition?: Position;
};

function StageBox({
  data: { title, state, isCurrent, size },
  sourcePosition = Position.Right,
  targetPosition = Position.Left,
}: BoxProps) {
  return (
    <div
      style={size}
      className={`grid content-center gap-1 rounded-md border bg-surface px-3 py-2 ${isCurrent ? 'border-2 border-accent' : 'border-edge'} ${state === 'locked' ? 'border-dashed' : ''}`}
    >
      <Handle type="target" position={targetPosition} className="opacity-0" />
      <span className="line-clamp-3 font-medium text-note">{title}</span>
      <StageStateLabel state={state} />
      <Handle type="source" position={sourcePosition} className="opacity-0" />
    </div>
  );
}

const nodeTypes = { stage: StageBox };
const edgeTypes = { arrow: ArrowLine };

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
  const direction = width < NARROW_PX ? 'TB' : 'LR';
  return (
    <figure className="h-full">
      <figcaption className="sr-only">{t.mapText}</figcaption>
      <div aria-hidden ref={ref} className="h-full">
        {width > 0 && (
          <ReactFlow
            key={direction}
            {...graphOf({ stages, phases, current, direction })}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            fitView
            fitViewOptions={FIT}
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
