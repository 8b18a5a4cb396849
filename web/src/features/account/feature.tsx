import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const AccountPage = lazy(() => import("./AccountPage"));

const feature: Feature = { id: "account", routes: [{ path: "account", element: <AccountPage /> }] };

export default feature;
