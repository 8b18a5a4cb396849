import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const GapsPage = lazy(() => import("./GapsPage"));

const feature: Feature = {
  id: "gaps",
  routes: [{ path: "journeys/:slug/gaps", element: <GapsPage /> }],
};

export default feature;
