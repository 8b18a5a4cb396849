import { IconCheck } from "@tabler/icons-react";

interface Option {
  id: string;
  text: string;
  note?: string;
}

/** A short list to choose from, one or several; a plain list of buttons that say what is chosen. */
export function Choices({ label, options, chosen, onChoose }: { label: string; options: Option[]; chosen: string[]; onChoose: (id: string) => void }) {
  return (
    <ul className="choices" aria-label={label}>
      {options.map((option) => {
        const on = chosen.includes(option.id);
        return (
          <li key={option.id}>
            <button type="button" aria-pressed={on} onClick={() => onChoose(option.id)}>
              <span className="tick">{on && <IconCheck size={14} aria-hidden="true" />}</span>
              <span>{option.text}</span>
              {option.note && <span className="muted fs11">{option.note}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
