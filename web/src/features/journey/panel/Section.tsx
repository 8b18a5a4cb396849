import type { ReactNode } from "react";

/** A part of the panel with its heading and a quiet remark at the right. */
export function Section({ id, title, remark, children }: { id?: string; title: string; remark?: ReactNode; children: ReactNode }) {
  return (
    <section className="ps" id={id && `panel-${id}`} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="grow" />
        {remark && <span className="muted fs12">{remark}</span>}
      </header>
      {children}
    </section>
  );
}
