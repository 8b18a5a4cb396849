import { createBrowserRouter } from "react-router";
import { features } from "./features";
import { CrashPage, NotFoundPage } from "./pages";
import { Shell } from "./Shell";

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    children: [...features.flatMap((feature) => feature.routes), { path: "*", element: <NotFoundPage /> }],
  },
]);
