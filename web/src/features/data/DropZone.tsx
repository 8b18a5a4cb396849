import { IconUpload } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

const KINDS = ".csv,.tsv,.txt,.gz,.xz,.zst,.parquet,.jsonl,.ndjson,.json,.xlsx,.xes";

/** Takes one file, by drop or by the file dialog. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation("data");
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // The button inside does the same by keyboard; dropping is only the quicker way.
    <section
      className={over ? "drop is-over" : "drop"}
      aria-label={t("drop.label")}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload size={20} stroke={1.75} aria-hidden="true" />
      <strong>{t("drop.title")}</strong>
      <p>{t("drop.text")}</p>
      <button type="button" className="btn primary" onClick={() => input.current?.click()}>{t("drop.choose")}</button>
      <input ref={input} type="file" hidden accept={KINDS} onChange={(event) => { const [file] = event.currentTarget.files ?? []; if (file) onFile(file); event.currentTarget.value = ""; }} />
    </section>
  );
}
