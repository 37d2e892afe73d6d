export function dialogLayout(yes: string, no: string): string {
  return `<LinearLayout><TextView android:text="@string/privacy_text"/><TextView android:id="@+id/${yes}" android:text="@string/agree"/><TextView android:id="@+id/${no}" android:text="@string/refuse"/></LinearLayout>`;
}
