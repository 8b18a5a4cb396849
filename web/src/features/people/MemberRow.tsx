import { NativeSelect, TagsInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Member, Role } from "../../api/access";
import { remove, send } from "../../api/client";
import { ErrorNote } from "../../ui/states";
import { useFormat } from "../../ui/useFormat";
import { useWork } from "../../ui/useWork";

interface Props {
  member: Member;
  /** Roles that may be given by who looks. */
  roles: Role[];
  self: boolean;
  onChanged: () => void;
}

/** One member; role and departments are changed in place. */
export function MemberRow({ member, roles, self, onChanged }: Props) {
  const { t } = useTranslation("people");
  const format = useFormat();
  const work = useWork();
  const [leaving, setLeaving] = useState(false);
  const may = roles.includes(member.role);
  const change = (role: Role, departments: string[]) =>
    void work.run(async () => { await send("PUT", `/people/${member.id}`, { role, departments }); onChanged(); });
  const leave = () => void work.run(async () => { await remove(`/people/${member.id}`); onChanged(); });
  return (
    <>
      <tr>
        <th scope="row">
          {member.name} {self && <span className="chip accent">{t("self")}</span>}
          <div className="muted">{member.email}</div>
        </th>
        <td>
          {may ? (
            <NativeSelect
              size="xs"
              aria-label={t("roleOf", { name: member.name })}
              value={member.role}
              disabled={work.busy}
              data={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
              onChange={(event) => change(event.currentTarget.value as Role, member.departments)}
            />
          ) : (
            t(`common:roles.${member.role}`)
          )}
        </td>
        <td>
          {may ? (
            <TagsInput size="xs" aria-label={t("departmentsOf", { name: member.name })} value={member.departments} disabled={work.busy} onChange={(departments) => change(member.role, departments)} />
          ) : (
            member.departments.join(", ")
          )}
        </td>
        <td>{format.day(member.joined_at)}</td>
        <td className="doing">
          {may && !self && (leaving ? (
            <span className="row">
              <button type="button" className="btn sm" disabled={work.busy} onClick={leave}>{t("removeNow", { name: member.name })}</button>
              <button type="button" className="btn sm quiet" onClick={() => setLeaving(false)}>{t("keep")}</button>
            </span>
          ) : (
            <button type="button" className="btn sm" aria-label={t("removeOf", { name: member.name })} onClick={() => setLeaving(true)}>{t("remove")}</button>
          ))}
        </td>
      </tr>
      {work.error !== null && <tr><td colSpan={5}><ErrorNote error={work.error} /></td></tr>}
    </>
  );
}
