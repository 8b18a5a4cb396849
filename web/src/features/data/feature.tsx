import { IconDatabase, IconUpload } from "@tabler/icons-react";
import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const DataPage = lazy(() => import("./DataPage"));

const feature: Feature = {
  id: "data",
  routes: [{ path: "data", element: <DataPage /> }],
  nav: { order: 70, to: "/data", label: "data:nav", icon: IconDatabase, needs: "import_data" },
  commands: [{ id: "import", label: "data:commands.import", icon: IconUpload, to: "/data", needs: "import_data" }],
};

export default feature;
