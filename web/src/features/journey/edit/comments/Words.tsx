import Markdown, { type Components, defaultUrlTransform } from "react-markdown";
import { linked } from "../model/mentions";

const ALLOWED = ["p", "strong", "em", "del", "code", "pre", "ul", "ol", "li", "blockquote", "br", "a"];
const MENTION = "mention:";

const components: Components = {
  a: ({ href, children }) => {
    if (href?.startsWith(MENTION)) return <span className="mention">{children}</span>;
    if (!href) return <>{children}</>;
    return (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    );
  },
};

const addressIn = (url: string) => (url.startsWith(MENTION) ? url : defaultUrlTransform(url));

/** What somebody wrote, with its Markdown: no HTML, no pictures, no address that runs anything. */
export function Words({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className="said-words" lang={lang} dir="auto">
      <Markdown allowedElements={ALLOWED} unwrapDisallowed skipHtml urlTransform={addressIn} components={components}>
        {linked(text)}
      </Markdown>
    </div>
  );
}
