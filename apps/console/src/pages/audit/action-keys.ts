/** Keys of words by which an action of the record may be called: its own, else those of the right that it needs. */
export const actionKeys = (action: string): readonly string[] => [`audit.action.${action.replaceAll('.', '_')}`, `permissions.${action}`];
