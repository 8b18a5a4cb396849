import { useTranslation } from "react-i18next";
import { Delete } from "../form/Delete";
import { TextField } from "../form/fields";
import { LibraryFields } from "../form/LibraryFields";
import { libraryOf } from "../form/useChoices";
import { useSave } from "../form/useSave";
import { insert, newId, remove } from "../model/operations";
import { useEditing } from "../useSession";

type Actor = ReturnType<typeof useEditing>["journey"]["actors"][number];

/** Departments and suppliers: who does the work behind the steps. */
export function LibraryList() {
  const { t } = useTranslation("journey");
  const { journey, edit } = useEditing();
  const departments = libraryOf(journey, "department");
  const suppliers = journey.actors.filter((one) => one.role === "partner");
  const others = journey.library.filter((one) => one.type !== "department");
  return (
    <details className="formbox">
      <summary>{t("edit.about.library")}</summary>
      {[...departments, ...others].map((one) => (
        <details key={one.id} className="formbox">
          <summary>
            <span lang={journey.lang}>{one.name}</span> <span className="muted fs12">{t(`edit.form.object.${one.type}`)}</span>
          </summary>
          <LibraryFields object={one} />
          <Delete label={t("edit.about.deleteObject")} onDelete={() => edit([remove("library", one.id)], "field")} />
        </details>
      ))}
      {suppliers.map((one) => (
        <Supplier key={one.id} supplier={one} />
      ))}
      <NewByName label={t("edit.about.newDepartment")} onAdd={(name) => edit([insert("library", { id: newId("o"), type: "department", name })], "field")} />
      <NewByName label={t("edit.about.newSupplier")} onAdd={(name) => edit([insert("actors", { id: newId("a"), name, role: "partner" })], "field")} />
    </details>
  );
}

function Supplier({ supplier }: { supplier: Actor }) {
  const { t } = useTranslation("journey");
  const { edit } = useEditing();
  const save = useSave("actors", supplier.id);
  return (
    <div className="row formrow">
      <TextField required label={t("edit.about.supplier")} value={supplier.name} onSave={(value) => save("name", value)} />
      <Delete label={t("edit.about.deleteSupplier")} onDelete={() => edit([remove("actors", supplier.id)], "field")} />
    </div>
  );
}

/** A field that makes a part of what was typed and is empty again. */
function NewByName({ label, onAdd }: { label: string; onAdd: (name: string) => void }) {
  return <TextField label={label} value="" onSave={(name) => name.trim() && onAdd(name.trim())} />;
}
