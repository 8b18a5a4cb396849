import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const PersonasPage = lazy(() => import("./PersonasPage"));

const feature: Feature = {
  id: "personas",
  routes: [
    { path: "journeys/:slug/personas", element: <PersonasPage /> },
    { path: "journeys/:slug/personas/:persona", element: <PersonasPage /> },
  ],
};

export default feature;
