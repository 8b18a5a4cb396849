import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ACTIONS } from "./model/actions";
import { spelled } from "./spelled";

const MORE = [
  ["write", "Enter"], ["next", "Tab"], ["details", "d"], ["bind", "b"], ["comment", "m"], ["draw", "+ −"], ["copy", "Control+c"], ["paste", "Control+v"],
  ["undo", "Control+z"], ["redo", "Control+y"], ["palette", "Control+k"], ["regions", "F6"],
] as const;

/** All keys of the editor, from the same list that acts on them. */
export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation("journey");
  return (
    <Modal opened={opened} onClose={onClose} title={t("edit.keys.title")} size={520}>
      <table className="keys">
        <tbody>
          {[...ACTIONS.map((action) => [t(`edit.actions.${action.id}`), action.key] as const), ...MORE.map(([name, key]) => [t(`edit.keys.${name}`), key] as const)].map(([title, key]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>
                <kbd>{spelled(key)}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
