/** How a feature plugs into the shell: `features/<id>/feature.tsx` default-exports one of these. */
import { type ComponentType, createContext } from "react";
import type { RouteObject } from "react-router";
import type { Permission } from "../api/access";

export interface NavItem {
  /** Place in the navigation, low first: Journeys 10, Paths 20, Data 70. */
  order: number;
  to: string;
  /** Text key with its namespace, such as "paths:nav". */
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;
  /** Other path prefixes under which the item counts as the current one. */
  also?: string[];
  /** Who may not do this does not see the item. */
  needs?: Permission;
}

export interface PaletteCommand {
  id: string;
  /** Text key with its namespace. */
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;
  to: string;
  needs?: Permission;
}

export interface Feature {
  id: string;
  /** Routes under the shell; their paths have no leading slash. */
  routes: RouteObject[];
  nav?: NavItem;
  commands?: PaletteCommand[];
  /** Pages for people who are not in yet: no navigation, only language and appearance. */
  doors?: RouteObject[];
  /** Pages without anything of ours around them. */
  plain?: RouteObject[];
  /** What the feature adds to the actions in a journey's header. */
  journeyAction?: ComponentType<JourneyActionProps>;
}

export interface JourneyActionProps {
  slug: string;
  lanes: { id: string; title: string }[];
  /** The query of the page, and the one of its measures. */
  view: string;
  question: Record<string, string[]>;
}

/** Actions of other features in a journey's header; the shell knows them all. */
export const JourneyActions = createContext<ComponentType<JourneyActionProps>[]>([]);
