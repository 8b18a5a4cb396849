import { NativeSelect, Slider } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/useFormat";
import { Canvas } from "./Canvas";
import { type EventCount, layout, type Transition } from "./graph";
import { body, useAnswer, useFilters } from "./question";
import { Result } from "./Result";
import { TransitionTable } from "./TransitionTable";

/** The interactive graph of transitions: thin it, look between two events, read it as a table. */
export function GraphView() {
  const { t } = useTranslation("paths");
  const { filters, params, change } = useFilters();
  const asked = body(filters);
  const transitions = useAnswer<Transition>("transitions", { ...asked, ...(filters.case ? { case: filters.case } : {}), limit: 5000 });
  const events = useAnswer<EventCount>("events", { ...asked, limit: 1000 });
  const [minShare, setMinShare] = useState(5);
  const [maxNodes, setMaxNodes] = useState(15);
  const from = params.get("start");
  const to = params.get("end");
  const graph = useMemo(
    () => layout(transitions.data?.rows ?? [], events.data?.rows ?? [], { minShare: minShare / 100, maxNodes, from, to }),
    [transitions.data, events.data, minShare, maxNodes, from, to],
  );
  const names = (events.data?.rows ?? []).map((event) => event.event);
  const choices = [{ value: "", label: t("graph.any") }, ...names.map((name) => ({ value: name, label: name }))];
  return (
    <Result query={transitions}>
      {() => (
        <>
          <div className="graphtools">
            <NativeSelect size="xs" label={t("graph.start")} data={choices} value={from ?? ""} onChange={(event) => change({ start: event.currentTarget.value })} />
            <NativeSelect size="xs" label={t("graph.end")} data={choices} value={to ?? ""} onChange={(event) => change({ end: event.currentTarget.value })} />
            <Knob label={t("graph.minShare")} value={minShare} max={50} onChange={setMinShare} show={(value) => `${value} %`} />
            <Knob label={t("graph.maxNodes")} value={maxNodes} min={2} max={Math.max(2, Math.min(60, names.length))} onChange={setMaxNodes} show={String} />
            <Hidden nodes={graph.hiddenNodes} edges={graph.hiddenEdges} />
          </div>
          {graph.nodes.length === 0 ? <p className="pagepad muted">{t("graph.nothingBetween")}</p> : <Canvas graph={graph} />}
          <TransitionTable edges={graph.edges} />
        </>
      )}
    </Result>
  );
}

interface KnobProps {
  label: string;
  value: number;
  min?: number;
  max: number;
  onChange: (value: number) => void;
  show: (value: number) => string;
}

function Knob({ label, value, min = 0, max, onChange, show }: KnobProps) {
  return (
    <div className="knob">
      <span className="fs12" aria-hidden="true">{label} <b>{show(value)}</b></span>
      <Slider size="sm" thumbLabel={label} min={min} max={max} value={Math.min(value, max)} onChange={onChange} label={null} />
    </div>
  );
}

function Hidden({ nodes, edges }: { nodes: number; edges: number }) {
  const { t } = useTranslation("paths");
  const format = useFormat();
  if (nodes <= 0 && edges <= 0) return null;
  return <span className="muted fs12" role="status">{t("graph.hidden", { nodes: format.count(nodes), edges: format.count(edges) })}</span>;
}
