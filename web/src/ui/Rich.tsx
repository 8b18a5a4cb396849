import { Fragment } from "react";
import Markdown from "react-markdown";

const MARKED = /[_`[\]#>~]|\*(?!\*)|^\s*([-+]|\d+[.)])\s/m;
const NO_PICTURES = ["img"];

/** Markdown of a document, without HTML and pictures: nothing it says can run or load anything. */
export function Rich({ text }: { text: string }) {
  if (!MARKED.test(text.replace(/\*\*/g, ""))) return <Plain text={text} />;
  return (
    <div className="markdown">
      <Markdown disallowedElements={NO_PICTURES} unwrapDisallowed components={{ a: OutsideLink }}>
        {text}
      </Markdown>
    </div>
  );
}

/** Leaves the page only in a tab of its own, which learns nothing of where it came from. */
function OutsideLink({ href, children }: React.ComponentProps<"a">) {
  return href ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}

/** Text with **strong** parts and line breaks: what most cells hold, drawn without a parser. */
function Plain({ text }: { text: string }) {
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
