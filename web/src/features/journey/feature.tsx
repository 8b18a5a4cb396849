import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const JourneyPage = lazy(() => import("./JourneyPage"));
const EditPage = lazy(() => import("./edit/EditPage"));
const PresentPage = lazy(() => import("./present/PresentPage"));
const StepPanel = lazy(() => import("./panel/StepPanel"));

const SharedPage = lazy(() => import("./shared/SharedPage"));

const feature: Feature = {
  id: "journey",
  routes: [
    { path: "journeys/:slug/edit", element: <EditPage /> },
    { path: "journeys/:slug/present", element: <PresentPage /> },
    {
      path: "journeys/:slug",
      element: <JourneyPage />,
      children: [{ path: "steps/:step", element: <StepPanel /> }],
    },
  ],
  plain: [
    { path: "s/:token", element: <SharedPage /> },
    { path: "embed/:token", element: <SharedPage embedded /> },
  ],
};

export default feature;
