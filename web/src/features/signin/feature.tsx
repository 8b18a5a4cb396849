import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const SignInPage = lazy(() => import("./SignInPage"));
const WelcomePage = lazy(() => import("./WelcomePage"));
const InvitePage = lazy(() => import("./InvitePage"));

const feature: Feature = {
  id: "signin",
  routes: [],
  doors: [
    { path: "sign-in", element: <SignInPage /> },
    { path: "welcome", element: <WelcomePage /> },
    { path: "invite", element: <InvitePage /> },
  ],
};

export default feature;
