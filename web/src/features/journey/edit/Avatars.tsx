import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Face } from "./comments/Face";
import { useWhere } from "./comments/useWhere";
import type { Present } from "./live";
import { cellOf } from "./model/where";
import { useEditing } from "./useSession";

const MOST = 5;

/** Who else has the map open, and where each is; at most five, then how many more. */
export function Avatars() {
  const { t } = useTranslation("journey");
  const { others, journey } = useEditing();
  const where = useWhere(journey);
  const place = (one: Present) => {
    const cell = cellOf(one.cell);
    if (!cell) return t("edit.present.here", { name: one.name });
    return t(one.editing ? "edit.present.writes" : "edit.present.at", { name: one.name, where: where(cell.part, cell.of) });
  };
  if (!others.length) return null;
  const rest = others.slice(MOST);
  return (
    <ul className="avatars" aria-label={t("edit.present.title", { count: others.length })}>
      {others.slice(0, MOST).map((one) => (
        <Tooltip key={one.client} label={place(one)} withArrow>
          {/* A stop for the keyboard, so that what the pointer reads can be read without one. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <li tabIndex={0} aria-label={place(one)} className={one.editing ? "writes" : undefined}>
            <Face id={one.id || one.client} name={one.name} />
          </li>
        </Tooltip>
      ))}
      {rest.length > 0 && (
        <Tooltip label={rest.map(place).join("; ")} withArrow multiline maw={280}>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <li tabIndex={0} className="avatars-more" aria-label={t("edit.present.more", { count: rest.length, who: rest.map(place).join("; ") })}>
            +{rest.length}
          </li>
        </Tooltip>
      )}
    </ul>
  );
}
