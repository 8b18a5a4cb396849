import { Menu } from "@mantine/core";
import { IconChevronDown, IconCode, IconFileTypeCsv, IconFileTypePdf, IconFileTypeXls, IconHierarchy, IconMarkdown, IconPhoto, IconPresentation, IconPrinter, IconShare2, IconWorld } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { address } from "@/api/client";
import { useAppearance } from "@/ui/appearance";
import { useJourneyData } from "./data";
import { queryOf } from "./model/view";
import { visibleLanes } from "./model/lanes";
import { printOn } from "./print";

// What is asked for beside the format, and what the file's name then carries.
const PICTURES = [
  { name: "svg", format: "svg", icon: IconPhoto, more: {}, suffix: "" },
  { name: "png", format: "png", icon: IconPhoto, more: {}, suffix: "" },
  { name: "pdf", format: "pdf", icon: IconFileTypePdf, more: {}, suffix: "" },
  { name: "pdfA4", format: "pdf", icon: IconFileTypePdf, more: { paper: "a4" }, suffix: "-a4" },
  { name: "pdfA3", format: "pdf", icon: IconFileTypePdf, more: { paper: "a3" }, suffix: "-a3" },
  { name: "pptx", format: "pptx", icon: IconPresentation, more: {}, suffix: "" },
  { name: "html", format: "html", icon: IconWorld, more: {}, suffix: "" },
] as const;
const DOCUMENTS = [
  { name: "yaml", format: "yaml", icon: IconMarkdown, more: {}, suffix: "" },
  { name: "json", format: "json", icon: IconMarkdown, more: {}, suffix: "" },
  { name: "csvLong", format: "csv", icon: IconFileTypeCsv, more: { layout: "long" }, suffix: "" },
  { name: "csvMatrix", format: "csv", icon: IconFileTypeCsv, more: { layout: "matrix" }, suffix: "-matrix" },
  { name: "xlsx", format: "xlsx", icon: IconFileTypeXls, more: {}, suffix: "" },
  { name: "mmd", format: "mmd", icon: IconHierarchy, more: {}, suffix: "" },
  { name: "cjml", format: "cjml", icon: IconCode, more: {}, suffix: "" },
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
  const groups = [
    { title: "pictures", items: PICTURES, path: "picture", query: look },
    { title: "documents", items: DOCUMENTS, path: "export", query: {} },
  ] as const;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="btn">
          <IconShare2 size={15} stroke={1.75} className="i" aria-hidden="true" />
          {t("export.title")}
          <IconChevronDown size={12} stroke={1.75} className="i" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="80vh" style={{ overflowY: "auto" }}>
        {groups.flatMap(({ title, items, path, query }) => [
          <Menu.Label key={title}>{t(`export.${title}`)}</Menu.Label>,
          ...items.map(({ name, format, icon: Icon, more, suffix }) => (
            <Menu.Item key={name} component="a" href={address(`${base}/${path}.${format}`, { ...query, ...more })} download={`${slug}${suffix}.${format}`} leftSection={<Icon size={14} aria-hidden="true" />}>
              {t(`export.${name}`)}
            </Menu.Item>
          )),
        ])}
        {(["A4", "A3"] as const).map((paper) => (
          <Menu.Item key={paper} onClick={() => setTimeout(() => printOn(paper))} leftSection={<IconPrinter size={14} aria-hidden="true" />}>
            {t("edit.views.print", { paper })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
