import { Menu } from "@mantine/core";
import { IconChevronDown, IconFileTypeCsv, IconFileTypePdf, IconFileTypeXls, IconHierarchy, IconMarkdown, IconPhoto, IconPrinter, IconShare2, IconWorld } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { address } from "@/api/client";
import { useAppearance } from "@/ui/appearance";
import { useJourneyData } from "./data";
import { queryOf } from "./model/view";
import { visibleLanes } from "./model/lanes";
import { printOn } from "./print";

const PICTURES = [
  { format: "svg", icon: IconPhoto },
  { format: "png", icon: IconPhoto },
  { format: "pdf", icon: IconFileTypePdf },
  { format: "html", icon: IconWorld },
] as const;
const DOCUMENTS = [
  { format: "yaml", icon: IconMarkdown },
  { format: "json", icon: IconMarkdown },
  { format: "csv", icon: IconFileTypeCsv },
  { format: "xlsx", icon: IconFileTypeXls },
  { format: "mmd", icon: IconHierarchy },
] as const;

/** The map as a file: pictures carry the numbers of this view, documents are the map itself. */
export function ExportMenu() {
  const { t, i18n } = useTranslation("journey");
  const { slug = "" } = useParams();
  const { journey, view } = useJourneyData();
  const { scheme } = useAppearance();
  const lanes = visibleLanes(journey, view);
  const shown = lanes.length < journey.lanes.length ? lanes.map((lane) => lane.id) : [];
  const look = { ...queryOf(view, journey), theme: scheme, lang: i18n.resolvedLanguage ?? "en", lane: shown };
  const base = `/journeys/${encodeURIComponent(slug)}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="btn">
          <IconShare2 size={15} stroke={1.75} className="i" aria-hidden="true" />
          {t("export.title")}
          <IconChevronDown size={12} stroke={1.75} className="i" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("export.pictures")}</Menu.Label>
        {PICTURES.map(({ format, icon: Icon }) => (
          <Menu.Item key={format} component="a" href={address(`${base}/picture.${format}`, look)} download={`${slug}.${format}`} leftSection={<Icon size={14} aria-hidden="true" />}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
        {(["A4", "A3"] as const).map((paper) => (
          <Menu.Item key={paper} onClick={() => setTimeout(() => printOn(paper))} leftSection={<IconPrinter size={14} aria-hidden="true" />}>
            {t("edit.views.print", { paper })}
          </Menu.Item>
        ))}
        <Menu.Label>{t("export.documents")}</Menu.Label>
        {DOCUMENTS.map(({ format, icon: Icon }) => (
          <Menu.Item key={format} component="a" href={address(`${base}/export.${format}`)} download={`${slug}.${format}`} leftSection={<Icon size={14} aria-hidden="true" />}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
