import { useTranslation } from "react-i18next";
import { Audience } from "./about/Audience";
import { Kpis } from "./about/Kpis";
import { LibraryList } from "./about/LibraryList";
import { Purpose } from "./about/Purpose";
import { ScopeFields } from "./about/ScopeFields";

/** What the method asks of a map before anything is drawn: what it is for, whose walk it is, what counts as success. */
export default function MapForm() {
  const { t } = useTranslation("journey");
  return (
    <div className="partform">
      <h2>{t("edit.side.map")}</h2>
      <Purpose />
      <ScopeFields />
      <Kpis />
      <LibraryList />
      <Audience />
    </div>
  );
}
