import { IconMap2 } from "@tabler/icons-react";
import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const PortfolioPage = lazy(() => import("./PortfolioPage"));

const feature: Feature = {
  id: "portfolio",
  routes: [
    { index: true, element: <PortfolioPage /> },
    { path: "journeys", element: <PortfolioPage /> },
  ],
  nav: { order: 10, to: "/", label: "portfolio:nav", icon: IconMap2, also: ["/journeys"] },
};

export default feature;
