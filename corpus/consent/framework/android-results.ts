/** What apps use to hear of results and of their own screens, beyond the rest. */
export const androidResults = `
package androidx.activity.result; class ActivityResult { int getResultCode(); Intent getData(); }
`;
