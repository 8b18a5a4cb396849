import { type Permission, useMe } from "../api/access";

/** Whether who is here may do this. False until it is known: a button that may not be used is not shown. */
export function useMayI(permission: Permission): boolean {
  return useMe().data?.may.includes(permission) ?? false;
}
