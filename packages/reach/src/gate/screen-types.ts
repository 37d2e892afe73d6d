/** Screens, and parts of them. */
export const SCREENS: readonly string[] = [
  'Landroid/app/Activity;',
  'Landroid/app/Fragment;',
  'Landroidx/fragment/app/Fragment;',
  'Landroid/support/v4/app/Fragment;',
];

/** Windows over a screen, those of common libraries too. */
export const WINDOWS: readonly string[] = [
  'Landroid/app/Dialog;',
  'Landroid/app/DialogFragment;',
  'Landroidx/fragment/app/DialogFragment;',
  'Landroid/support/v4/app/DialogFragment;',
  'Landroidx/appcompat/app/AppCompatDialog;',
  'Landroidx/appcompat/app/AppCompatDialogFragment;',
  'Lcom/google/android/material/bottomsheet/BottomSheetDialog;',
  'Lcom/google/android/material/bottomsheet/BottomSheetDialogFragment;',
  'Landroid/support/design/widget/BottomSheetDialog;',
  'Landroid/support/design/widget/BottomSheetDialogFragment;',
  'Landroid/widget/PopupWindow;',
  'Lcom/lxj/xpopup/core/BasePopupView;',
  'Lrazerdp/basepopup/BasePopupWindow;',
];
