import { IconHistory, IconKey, IconUsers } from "@tabler/icons-react";
import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const PeoplePage = lazy(() => import("./PeoplePage"));
const KeysPage = lazy(() => import("./KeysPage"));
const AuditPage = lazy(() => import("./AuditPage"));

const feature: Feature = {
  id: "people",
  routes: [
    { path: "people", element: <PeoplePage /> },
    { path: "people/keys", element: <KeysPage /> },
    { path: "people/audit", element: <AuditPage /> },
  ],
  nav: { order: 80, to: "/people", label: "people:nav", icon: IconUsers, needs: "manage_members" },
  commands: [
    { id: "people", label: "people:title", icon: IconUsers, to: "/people", needs: "manage_members" },
    { id: "keys", label: "people:keys.title", icon: IconKey, to: "/people/keys", needs: "manage_keys" },
    { id: "audit", label: "people:audit.title", icon: IconHistory, to: "/people/audit", needs: "read_audit" },
  ],
};

export default feature;
