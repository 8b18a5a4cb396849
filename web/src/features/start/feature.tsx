import { IconFileImport, IconRoute, IconSparkles, IconTemplate } from "@tabler/icons-react";
import { lazy } from "react";
import type { Feature } from "../../ui/feature";

const GuidedPage = lazy(() => import("./GuidedPage"));
const TemplatesPage = lazy(() => import("./TemplatesPage"));
const PromptPage = lazy(() => import("./PromptPage"));
const FilePage = lazy(() => import("./FilePage"));

const feature: Feature = {
  id: "start",
  routes: [
    { path: "start/guided", element: <GuidedPage /> },
    { path: "start/templates", element: <TemplatesPage /> },
    { path: "start/prompt", element: <PromptPage /> },
    { path: "start/file", element: <FilePage /> },
  ],
  commands: [
    { id: "start-guided", label: "start:commands.guided", icon: IconRoute, to: "/start/guided" },
    { id: "start-template", label: "start:commands.template", icon: IconTemplate, to: "/start/templates" },
    { id: "start-prompt", label: "start:commands.prompt", icon: IconSparkles, to: "/start/prompt" },
    { id: "start-file", label: "start:commands.file", icon: IconFileImport, to: "/start/file" },
  ],
};

export default feature;
