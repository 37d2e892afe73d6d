/** The elements of one screen, as `uiautomator dump` writes them, parents before children. */
export interface UiTree {
  /** 0–3, quarter turns. */
  readonly rotation: number;
  readonly nodes: readonly UiNode[];
  /** Right and lower edge of all elements: the size of the screen where the tree is whole. */
  readonly width: number;
  readonly height: number;
}

export interface UiNode {
  /** Index of its parent in `nodes`, -1 for a root. */
  readonly parent: number;
  readonly text: string;
  /** For readers of the screen: content-desc. */
  readonly description: string;
  /** `cn.example:id/agree`; empty when there is none. */
  readonly id: string;
  /** `android.widget.Button`. */
  readonly class: string;
  readonly package: string;
  readonly bounds: Bounds;
  readonly isClickable: boolean;
  readonly isCheckable: boolean;
  readonly isChecked: boolean;
  readonly isEnabled: boolean;
  readonly isScrollable: boolean;
  readonly isPassword: boolean;
  readonly isSelected: boolean;
}

/** Pixels; `right` and `bottom` lie outside. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
