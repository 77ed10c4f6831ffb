// What the JavaScript must not do. Everything ESLint recommends, and what keeps modules small and honest.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["static/vendor*/", "static/packed*/", ".venv*/", "node_modules/", "dist/"] },
  js.configs.recommended,
  {
    files: ["**/*.{js,mjs}"],
    linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" },
    rules: {
      "array-callback-return": "error",
      "default-case-last": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", 400],
      "no-alert": "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-promise-executor-return": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-throw-literal": "error",
      "no-unmodified-loop-condition": "error",
      "no-unneeded-ternary": "error",
      "no-unused-expressions": "error",
      "no-useless-concat": "error",
      "no-useless-rename": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      radix: "error",
      strict: ["error", "never"],
    },
  },
  { files: ["static/js/**/*.js", "templates/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["tests/js/**/*.{js,mjs}", "tools/**/*.mjs", "*.config.js"], languageOptions: { globals: globals.node } },
];
