/** The reader's id, language and colours, kept in the browser. */
import { byId } from "./dom.js";

const LOCALES = ["en-GB", "fr", "de", "es-ES", "ru", "tr"];

/** The reader's id for this session: 18 digits, as Discord's are. */
export function readerId() {
  const known = sessionStorage.getItem("reader");
  if (known !== null && /^\d{18}$/.test(known)) return known;
  const digits = [...crypto.getRandomValues(new Uint8Array(17))].map((byte) => byte % 10);
  const id = `1${digits.join("")}`;
  sessionStorage.setItem("reader", id);
  return id;
}

/**
 * The language menu; its value goes with every interaction.
 * @param {(locale: string) => void} onChange
 * @returns {() => string}
 */
export function localeMenu(onChange) {
  const menu = byId("locale", HTMLSelectElement);
  const wanted = localStorage.getItem("locale") ?? navigator.language;
  const language = wanted.split("-")[0] ?? "en";
  menu.value =
    LOCALES.find((locale) => locale === wanted) ??
    LOCALES.find((locale) => locale.split("-")[0] === language) ??
    "en-GB";
  menu.addEventListener("change", () => {
    localStorage.setItem("locale", menu.value);
    onChange(menu.value);
  });
  return () => menu.value;
}

/** The button that switches between light and dark; until then the system decides. */
export function themeButton() {
  const button = byId("theme", HTMLButtonElement);
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const known = localStorage.getItem("theme");
  if (known === "dark" || known === "light") root.dataset["theme"] = known;
  const isDark = () => (root.dataset["theme"] ?? (system.matches ? "dark" : "light")) === "dark";
  const label = () => {
    const text = isDark() ? "Use light colours" : "Use dark colours";
    button.setAttribute("aria-label", text);
    button.title = text;
  };
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    root.dataset["theme"] = theme;
    localStorage.setItem("theme", theme);
    label();
  });
  system.addEventListener("change", label);
  label();
}
