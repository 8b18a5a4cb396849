import { createBrowserRouter } from "react-router";
import { features } from "./features";
import { CrashPage, NotFoundPage } from "./pages";
import { Door } from "./Door";
import { Plain, Shell } from "./Shell";

export const router = createBrowserRouter([
  { element: <Door />, errorElement: <CrashPage />, children: features.flatMap((feature) => feature.doors ?? []) },
  { element: <Plain />, errorElement: <CrashPage />, children: features.flatMap((feature) => feature.plain ?? []) },
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    children: [...features.flatMap((feature) => feature.routes), { path: "*", element: <NotFoundPage /> }],
  },
]);
