/** What is being typed into a field until it is left; what others write meanwhile shows only in fields that nobody is in. */
import { type KeyboardEvent, useState } from "react";

export interface Typed {
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function useTyped(saved: string, save: (text: string) => void, one = true): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed !== saved) save(typed);
    setTyped(null);
  };
  return {
    value: typed ?? saved,
    onChange: setTyped,
    onBlur: leave,
    onKeyDown: (event) => {
      if (event.key === "Enter" && (one || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        leave();
      }
      if (event.key === "Escape" && typed !== null) {
        event.preventDefault();
        setTyped(null);
      }
    },
  };
}
