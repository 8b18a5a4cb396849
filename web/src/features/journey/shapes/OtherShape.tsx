import type { Query } from "@/api/client";
import { useJourneyData } from "../data";
import { StepTable } from "../table/StepTable";
import { Grid } from "./Grid";
import { Matrix } from "./Matrix";
import "./shapes.css";

/** The journey in another shape than the map: grid, table, or one of the two matrices. */
export function OtherShape({ query }: { query: Query | null }) {
  const { view } = useJourneyData();
  if (view.shown === "table") return <StepTable />;
  return view.shown === "grid" ? <Grid /> : <Matrix kind={view.shown === "effort" ? "effort" : "needs"} query={query} />;
}
