import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Checked } from "@/api/types";
import { useSay } from "@/ui/useSay";
import { fates, toggled } from "./proposals";

interface Props {
  checked: Checked;
  rejected: ReadonlySet<string>;
  onChange: (rejected: Set<string>) => void;
}

/** Every proposal with a box: space takes or rejects it, arrows go from one to the next. */
export function Proposals({ checked, rejected, onChange }: Props) {
  const { t } = useTranslation("start");
  const say = useSay();
  const list = useRef<HTMLUListElement>(null);
  const known = fates(checked.items, rejected);
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>("input:enabled") ?? [])];
    boxes[boxes.indexOf(event.target as HTMLInputElement) + step]?.focus();
  };
  return (
    <ul ref={list} className="proposals" aria-label={t("prompt.proposals")}>
      {checked.items.map((item) => {
        const fate = known.get(item.id) ?? "taken";
        return (
          <li key={item.id} className={`is-${fate}`} data-depth={depth(item.id)}>
            <label>
              <input type="checkbox" checked={fate === "taken"} disabled={fate === "wrong" || fate === "falls"} onKeyDown={keys} onChange={() => onChange(toggled(rejected, item.id))} />
              <span className="chip sm">{t(`prompt.kind.${item.kind}`)}</span>
              <span className="what">{item.label || t("prompt.nameless")}</span>
              {fate !== "taken" && <span className="muted fs11">{t(`prompt.fate.${fate}`)}</span>}
            </label>
            {item.problems.map((problem) => <p key={problem.text} className={item.status === "wrong" ? "wrong fs12" : "muted fs12"}>{say(problem)}</p>)}
          </li>
        );
      })}
    </ul>
  );
}

function depth(id: string): number {
  return (id.match(/-(step|emotion|card)\b/g) ?? []).length;
}
