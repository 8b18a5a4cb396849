import { IconFilter, IconRoute } from "@tabler/icons-react";
import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const PathsPage = lazy(() => import("./PathsPage"));

const feature: Feature = {
  id: "paths",
  routes: [{ path: "paths", element: <PathsPage /> }],
  nav: { order: 20, to: "/paths", label: "paths:nav", icon: IconRoute },
  commands: [
    { id: "paths", label: "paths:commands.graph", icon: IconRoute, to: "/paths" },
    { id: "funnel", label: "paths:commands.funnel", icon: IconFilter, to: "/paths?view=funnel" },
  ],
};

export default feature;
