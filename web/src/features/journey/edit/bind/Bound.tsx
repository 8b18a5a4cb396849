import { useIsFetching } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Computing } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { numbersAt, useJourneyData } from "../../data";
import { useEditing } from "../useSession";

/** How far a bound step is: on its way to the server, being measured, or its numbers on the map. */
export function Bound({ step }: { step: string }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { slug, told } = useEditing();
  const data = useJourneyData();
  const measuring = useIsFetching({ queryKey: ["measured", slug] }) > 0 || told.unsent > 0;
  if (measuring) {
    return (
      <p className="boundline fs12" role="status">
        {t("edit.bind.measuring")} <Computing label={t("edit.bind.measuring")} />
      </p>
    );
  }
  const { measure } = numbersAt(data, step);
  if (!measure) return null;
  const { reach, feeling } = measure;
  return (
    <p className="boundline fs12" role="status">
      {reach.share !== null && t("edit.bind.measuredReach", { share: format.share(reach.share, 1), of: format.of(reach.k, reach.n) })}{" "}
      {feeling.valence.value !== null && t("edit.bind.measuredFeeling", { value: format.valence(feeling.valence.value), n: format.count(feeling.valence.n) })}
    </p>
  );
}
