/** Whether this person may edit here. */
export const useMemberMayEdit = () => true;
