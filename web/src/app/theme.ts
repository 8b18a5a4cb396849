/** The component library's theme, mapped to the design tokens: it never brings a colour or size of its own. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const accent: MantineColorsTuple = [
  "#eeeefb", "#dddcf6", "#b7b5ee", "#9391e4", "#7674da", "#605ed1", "#4a48c8", "#3a38ab", "#2f2d8d", "#242270",
];

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: 6,
  colors: { accent },
  fontFamily: "var(--font-ui)",
  fontFamilyMonospace: "var(--font-mono)",
  fontSizes: { xs: "0.6875rem", sm: "0.75rem", md: "0.8125rem", lg: "0.875rem", xl: "1rem" },
  defaultRadius: 6,
  radius: { xs: "4px", sm: "6px", md: "6px", lg: "10px", xl: "10px" },
  focusRing: "never",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Menu: { defaultProps: { shadow: "md", radius: 6, position: "bottom-start" } },
    Popover: { defaultProps: { shadow: "md", radius: 6, position: "bottom-start" } },
    Modal: { defaultProps: { radius: 10, transitionProps: { duration: 160 } } },
  },
});

export const variables: CSSVariablesResolver = () => {
  const tokens = {
    "--mantine-color-body": "var(--raised)",
    "--mantine-color-text": "var(--ink-1)",
    "--mantine-color-dimmed": "var(--ink-3)",
    "--mantine-color-placeholder": "var(--ink-3)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-default-color": "var(--ink-1)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-error": "var(--error-text)",
    "--mantine-color-anchor": "var(--link)",
    "--mantine-primary-color-filled": "var(--accent)",
    "--mantine-primary-color-filled-hover": "var(--accent-strong)",
    "--mantine-primary-color-contrast": "var(--on-accent)",
    "--mantine-primary-color-light": "var(--accent-soft)",
    "--mantine-primary-color-light-color": "var(--accent-strong)",
    "--mantine-shadow-md": "var(--shadow-2)",
    "--mantine-shadow-xl": "var(--shadow-3)",
  };
  return { variables: {}, light: tokens, dark: tokens };
};
