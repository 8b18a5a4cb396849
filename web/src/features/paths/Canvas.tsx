import { BaseEdge, Controls, type EdgeProps, EdgeLabelRenderer, Handle, type NodeProps, Position, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";
import { drawing, type Drawn, type Graph, type Node, NODE, nodeHeight, type Point, thickness } from "./graph";

type EventData = Node & Record<string, unknown>;
type MoveData = { edge: Drawn; width: number; back: boolean; node: Point | undefined } & Record<string, unknown>;

function EventNode({ data }: NodeProps) {
  const event = data as EventData;
  const { t } = useTranslation("paths");
  const format = useFormat();
  return (
    <div className="eventnode" style={{ width: NODE.width, height: nodeHeight(event.id) }}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <b title={event.id}>{event.id}</b>
      <span>{t("graph.node", { count: format.count(event.count), profiles: format.count(event.profiles) })}</span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}

function MoveEdge(props: EdgeProps) {
  const { edge, width, back, node } = props.data as MoveData;
  const format = useFormat();
  const { line, head } = drawing(edge, node, 7 + width / 2);
  return (
    <>
      <BaseEdge path={line} interactionWidth={Math.max(16, width)} style={{ strokeWidth: width }} className={back ? "move is-back" : "move"} />
      <path d={head} className="movehead" />
      <EdgeLabelRenderer>
        <div className="movelabel" style={{ transform: `translate(-50%, -50%) translate(${edge.label.x}px, ${edge.label.y}px)` }}>
          <b>{format.share(edge.share)}</b>
          {edge.median_seconds !== null && <span>{format.duration(edge.median_seconds)}</span>}
        </div>
      </EdgeLabelRenderer>
    </>
  );
}

const nodeTypes = { event: EventNode };
const edgeTypes = { move: MoveEdge };
const FIT = { padding: 0.04, maxZoom: 1 };
/** Pixels: below this even a short graph looks lost, above it the table under it is out of reach. */
const LOWEST = 260;
const HIGHEST = 1400;

/** Draws the graph as tall as it is; drag to move, Ctrl and wheel to zoom, Tab through nodes and edges. The table below says the same. */
export function Canvas({ graph }: { graph: Graph }) {
  const { t } = useTranslation("paths");
  const format = useFormat();
  const nodes = useMemo(
    () => graph.nodes.map((node) => ({ id: node.id, type: "event", position: { x: node.x, y: node.y }, data: node as EventData, draggable: false, ariaLabel: `${node.id}, ${format.count(node.count)}` })),
    [graph, format],
  );
  const edges = useMemo(() => {
    const largest = Math.max(0, ...graph.edges.map((edge) => edge.count));
    const at = new Map(graph.nodes.map((node) => [node.id, node]));
    return graph.edges.map((edge) => ({
      id: edge.id,
      source: edge.from,
      target: edge.to,
      type: "move",
      data: { edge, width: thickness(edge.count, largest), back: (at.get(edge.to)?.y ?? 0) < (at.get(edge.from)?.y ?? 0), node: at.get(edge.from) },
      ariaLabel: t("graph.edge", { from: edge.from, to: edge.to, count: format.count(edge.count), share: format.share(edge.share) }),
    }));
  }, [graph, format, t]);
  const labels = useMemo(
    () => ({
      "node.a11yDescription.default": t("graph.nodeHelp"),
      "node.a11yDescription.keyboardDisabled": t("graph.nodeHelp"),
      "edge.a11yDescription.default": t("graph.edgeHelp"),
      "controls.ariaLabel": t("graph.controls"),
      "controls.zoomIn.ariaLabel": t("graph.zoomIn"),
      "controls.zoomOut.ariaLabel": t("graph.zoomOut"),
      "controls.fitView.ariaLabel": t("graph.fit"),
    }),
    [t],
  );
  const key = graph.nodes.map((node) => `${node.id}:${Math.round(node.x)}`).join("|");
  return (
    <div className="canvas" role="group" aria-label={t("graph.label")} style={{ height: Math.min(HIGHEST, Math.max(LOWEST, graph.height * 1.06)) }}>
      <ReactFlow
        key={key}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitView
        fitViewOptions={FIT}
        minZoom={0.2}
        maxZoom={2}
        nodesConnectable={false}
        // The wheel scrolls the page, which is where the table is.
        zoomOnScroll={false}
        preventScrolling={false}
        ariaLabelConfig={labels}
        proOptions={{ hideAttribution: false }}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
