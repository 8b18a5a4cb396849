import { useTranslation } from "react-i18next";
import { dotRadius } from "@/format/valence";
import { useFormat } from "@/ui/useFormat";
import type { EmotionInput } from "../model/emotion";

/** Two round numbers of n whose dots differ to the eye. */
function samples(largest: number): [number, number] | null {
  if (largest < 10) return null;
  const size = 10 ** Math.floor(Math.log10(largest));
  const big = Math.floor(largest / size) * size;
  return [Math.max(1, Math.round((big * 0.4) / (size / 10)) * (size / 10)), big];
}

export function Legend({ inputs, compared }: { inputs: EmotionInput[]; compared: string | null }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const largest = Math.max(0, ...inputs.map((one) => one.n));
  const dots = samples(largest);
  return (
    <ul className="legend">
      {inputs.some((one) => one.observed !== null) && (
        <li>
          <svg width="26" height="12" aria-hidden="true">
            <rect x="0" y="1.5" width="26" height="9" style={{ fill: "var(--ribbon)" }} />
            <path d="M0 6H26" stroke="var(--observed)" strokeWidth="2" />
            <circle cx="13" cy="6" r="4.5" style={{ fill: "var(--v-p2)", stroke: "var(--observed)", strokeWidth: 1.6 }} />
          </svg>
          {t("emotion.observed")}
        </li>
      )}
      {inputs.some((one) => one.assumed !== null) && (
        <li>
          <svg width="26" height="12" aria-hidden="true">
            <path d="M0 6H26" stroke="var(--assumed)" strokeWidth="1.4" strokeDasharray="4 3.5" />
            <rect x="9.5" y="2.5" width="7" height="7" style={{ fill: "var(--surface)", stroke: "var(--assumed)", strokeWidth: 1.4 }} />
          </svg>
          {t("emotion.assumed")}
        </li>
      )}
      {compared && (
        <li>
          <svg width="26" height="12" aria-hidden="true">
            <path d="M6 6h14" stroke="var(--before)" strokeWidth="2.2" />
          </svg>
          {compared}
        </li>
      )}
      {dots && (
        <li>
          <svg width="26" height="15" aria-hidden="true">
            {dots.map((n, index) => (
              <circle key={n} cx={index ? 18.5 : 6} cy="7.5" r={dotRadius(n, largest)} style={{ fill: "var(--track)", stroke: "var(--ink-2)" }} />
            ))}
          </svg>
          {dots.map((n) => `n ${format.count(n)}`).join(", ")}
        </li>
      )}
    </ul>
  );
}
