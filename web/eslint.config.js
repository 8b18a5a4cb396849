import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

// What may import what: app -> features -> ui -> api|format|i18n. Features do not know each other.
const layers = [
  { type: "app", pattern: "src/app/**", mode: "full" },
  { type: "feature", pattern: "src/features/*/**", mode: "full", capture: ["name"] },
  { type: "ui", pattern: "src/ui/**", mode: "full" },
  { type: "api", pattern: "src/api/**", mode: "full" },
  { type: "format", pattern: "src/format/**", mode: "full" },
  { type: "i18n", pattern: "src/i18n/**", mode: "full" },
];

export default tseslint.config(
  { ignores: ["src/api/schema.d.ts", "src/api/model.d.ts", "node_modules", "dist", "coverage"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  jsxA11y.flatConfigs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { boundaries, "react-hooks": reactHooks },
    settings: {
      "boundaries/elements": layers,
      "import/resolver": { node: { extensions: [".ts", ".tsx", ".css", ".json"] } },
    },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "max-lines": ["error", { max: 250 }],
      "no-restricted-globals": ["error", { name: "fetch", message: "Only src/api talks HTTP." }],
      "boundaries/element-types": [
        "error",
        {
          default: "disallow",
          rules: [
            { from: "app", allow: ["app", "feature", "ui", "api", "format", "i18n"] },
            { from: "feature", allow: [["feature", { name: "${from.name}" }], "ui", "api", "format", "i18n"] },
            { from: "ui", allow: ["ui", "api", "format", "i18n"] },
            { from: "api", allow: ["api", "format"] },
            { from: "format", allow: ["format"] },
            { from: "i18n", allow: ["i18n", "format"] },
          ],
        },
      ],
    },
  },
  { files: ["src/api/**"], rules: { "no-restricted-globals": "off" } },
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
);
