import { useTranslation } from "react-i18next";
import type { MeasuredEffect } from "@/api/types";
import { valenceColour } from "@/format/valence";
import { toneOf } from "@/ui/marks";
import { useEffectWords } from "@/ui/useEffectWords";
import { useFormat } from "@/ui/useFormat";
import { clearOf, effectShape, shortened, type EffectLine } from "../model/effect";

const LETTER = 6.2;
const [WIDTH, HEIGHT, TOP, BOTTOM, LEFT, RIGHT] = [280, 130, 18, 100, 60, 214];

/** The name of a group beside its line, clear of `lines`: above in the middle, below on the side that the line leaves free. */
function Name({ text, line, lines, below }: { text: string; line: EffectLine; lines: EffectLine[]; below: boolean }) {
  const shown = shortened(text);
  const half = ([...shown].length * LETTER) / 2 / (RIGHT - LEFT);
  const lean = below ? Math.sign(line.from - line.to) : 0;
  const centre = 0.5 + lean * Math.max(0, 0.5 - half - 0.04);
  return <text x={LEFT + centre * (RIGHT - LEFT)} y={clearOf(lines, centre - half, centre + half, below)} textAnchor="middle">{shown}</text>;
}

/** Both groups before and after; dashed where the group would stand had it changed as the comparison. */
export function EffectPicture({ effect }: { effect: MeasuredEffect }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const { name } = useEffectWords();
  const shape = effectShape(effect, TOP, BOTTOM);
  const { group, comparison } = effect;
  if (!shape) return null;
  const [first, second] = [format.window(...effect.before) ?? "", format.window(...effect.after) ?? ""];
  const written = (value: number | null) => format.valence(value);
  const other = comparison ? t("work.effectPictureOther", { name: name(comparison), before: written(comparison.before.value), after: written(comparison.after.value) }) : "";
  const label = t("work.effectPicture", { title: effect.title, group: name(group), before: written(group.before.value), first, after: written(group.after.value), second, other, effect: written(effect.effect.diff) });
  const tone = toneOf(effect.effect);
  const middle = (line: EffectLine) => (line.from + line.to) / 2;
  const groupIsLower = !shape.comparison || middle(shape.group) > middle(shape.comparison);
  return (
    <figure className="fxpic">
      <svg className="ch" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <path className="grid" d={`M${LEFT} 6V112M${RIGHT} 6V112`} />
        <text x={LEFT} y="126" textAnchor="middle">{first}</text>
        <text x={RIGHT} y="126" textAnchor="middle">{second}</text>
        {shape.comparison && comparison && (
          <>
            <path d={`M${LEFT} ${shape.comparison.from}L${RIGHT} ${shape.comparison.to}`} stroke="var(--before)" strokeWidth="1.8" />
            {[shape.comparison.from, shape.comparison.to].map((y, index) => (
              <circle key={index} cx={index ? RIGHT : LEFT} cy={y} r="3.5" style={{ fill: "var(--surface)", stroke: "var(--before)", strokeWidth: 1.6 }} />
            ))}
            <text x={LEFT - 8} y={(shape.left[1] ?? 0) + 4} textAnchor="end">{written(comparison.before.value)}</text>
            <text x={RIGHT + 8} y={(shape.right[2] ?? 0) + 4}>{written(comparison.after.value)}</text>
            <Name text={name(comparison)} line={shape.comparison} lines={[shape.comparison]} below={!groupIsLower} />
          </>
        )}
        <path d={`M${LEFT} ${shape.expected.from}L${RIGHT} ${shape.expected.to}`} stroke="var(--observed)" strokeWidth="1.3" strokeDasharray="3 3" />
        <path d={`M${LEFT} ${shape.group.from}L${RIGHT} ${shape.group.to}`} stroke="var(--observed)" strokeWidth="2.2" />
        <circle cx={LEFT} cy={shape.group.from} r="4" style={{ fill: valenceColour(group.before.value ?? 0), stroke: "var(--observed)", strokeWidth: 1.4 }} />
        <circle cx={RIGHT} cy={shape.group.to} r="4" style={{ fill: valenceColour(group.after.value ?? 0), stroke: "var(--observed)", strokeWidth: 1.4 }} />
        <text x={LEFT - 8} y={(shape.left[0] ?? 0) + 4} textAnchor="end">{written(group.before.value)}</text>
        <text x={RIGHT + 8} y={(shape.right[0] ?? 0) + 4}>{written(group.after.value)}</text>
        <Name text={name(group)} line={shape.group} lines={[shape.group, shape.expected]} below={groupIsLower} />
        <path d={`M${RIGHT} ${shape.expected.to}V${shape.group.to}`} strokeWidth="2" style={{ stroke: tone ? `var(--${tone}-mark)` : "var(--ink-3)" }} />
        <text className="lab" x={RIGHT + 8} y={(shape.right[1] ?? 0) + 4} style={{ fill: tone ? `var(--${tone}-text)` : "var(--ink-1)", fontWeight: 600 }}>{written(effect.effect.diff)}</text>
      </svg>
      <figcaption className="muted fs11">{comparison ? t("work.effectDashed", { name: name(comparison) }) : t("work.effectDashedPlain")}</figcaption>
    </figure>
  );
}
