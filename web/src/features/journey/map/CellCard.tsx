import { useTranslation } from "react-i18next";
import { useFormat } from "@/ui/useFormat";
import { useFacts } from "./facts";

export interface Pointed {
  step: string;
  lane: string | null;
  x: number;
  y: number;
  width: number;
}

const WIDTH = 300;

/** What stands behind the number under the pointer or the focus: n, interval, window, basis, rule. */
export function CellCard({ pointed, room }: { pointed: Pointed; room: number }) {
  const { t } = useTranslation("journey");
  const format = useFormat();
  const facts = useFacts(pointed, t, format);
  if (!facts) return null;
  const left = Math.max(8, Math.min(pointed.x + pointed.width * 0.6, room - WIDTH - 8));
  return (
    <div className="hovercard" style={{ left, top: pointed.y - 6, width: WIDTH }} role="tooltip">
      <b className="t">{facts.title}</b>
      <dl>
        {facts.rows.map(([name, text]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
