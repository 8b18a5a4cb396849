/** How a feature plugs into the shell: `features/<id>/feature.tsx` default-exports one of these. */
import type { ComponentType } from "react";
import type { RouteObject } from "react-router";

export interface NavItem {
  /** Place in the navigation, low first: Journeys 10, Paths 20, Data 70. */
  order: number;
  to: string;
  /** Text key with its namespace, such as "paths:nav". */
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;
  /** Other path prefixes under which the item counts as the current one. */
  also?: string[];
}

export interface PaletteCommand {
  id: string;
  /** Text key with its namespace. */
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;
  to: string;
}

export interface Feature {
  id: string;
  /** Routes under the shell; their paths have no leading slash. */
  routes: RouteObject[];
  nav?: NavItem;
  commands?: PaletteCommand[];
}
