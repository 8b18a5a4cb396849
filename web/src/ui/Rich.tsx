import { Fragment } from "react";

/** Text with **strong** parts and line breaks, nothing else: never HTML. */
export function Rich({ text }: { text: string }) {
  return (
    <>
      {text.split("\n").map((line, row) => (
        <Fragment key={row}>
          {row > 0 && <br />}
          {line.split(/\*\*(.+?)\*\*/g).map((part, index) => (index % 2 ? <b key={index}>{part}</b> : <Fragment key={index}>{part}</Fragment>))}
        </Fragment>
      ))}
    </>
  );
}
