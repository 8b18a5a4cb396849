import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ComponentType, type KeyboardEvent, lazy, type LazyExoticComponent, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { type Side as Shown, useSide } from "./side";

type Panel = LazyExoticComponent<ComponentType<{ side: Shown }>>;

/** What each kind of drawer shows; one line a panel. */
const PANELS: Partial<Record<Shown["kind"], Panel>> = {
  bind: lazy(() => import("./BindPanel")),
  step: lazy(() => import("./StepForm")),
  stage: lazy(() => import("./StageForm")),
  lane: lazy(() => import("./LaneForm")),
  card: lazy(() => import("./CardForm")),
  map: lazy(() => import("./MapForm")),
  personas: lazy(() => import("./PersonasPanel")),
  comments: lazy(() => import("./CommentsPanel")),
  versions: lazy(() => import("./VersionsPanel")),
};

/** The drawer beside the map: comments, versions, or the details of what is selected. */
export function Side() {
  const { t } = useTranslation("journey");
  const { side, open } = useSide();
  const Shown = side && PANELS[side.kind];
  if (!side || !Shown) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    open(null);
  };
  return (
    // Escape gives back the map from anywhere in the drawer.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className="editside" aria-label={t(`edit.side.${side.kind}`)} data-region="panel" onKeyDown={onKeyDown}>
      <ActionIcon className="editside-close" variant="subtle" color="gray" aria-label={t("edit.side.close")} onClick={() => open(null)}>
        <IconX size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      <Suspense fallback={null}>
        <Shown side={side} />
      </Suspense>
    </aside>
  );
}
