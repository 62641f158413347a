import { Routes } from "discord.js";
import { expect, test } from "vitest";
import { received, scene, slashOf } from "../../support/playground-bot.ts";

const V2 = 32_768;
const text = (content = "text") => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 1, label: "a", custom_id: "a", ...more });
const link = (more: object = {}) => ({
  type: 2,
  style: 5,
  label: "a",
  url: "https://e.org",
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const box = (...components: object[]) => ({ type: 17, components });
const section = (texts: object[], accessory: object | undefined = link()) => ({
  type: 9,
  components: texts,
  accessory,
});
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_one, index) => make(index));
const option = (index: number) => ({ label: `o${index}`, value: `o${index}` });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: "s",
  options: [option(1)],
  ...more,
});
const v2 = (...components: object[]) => ({ flags: V2, components });

/** Sends this as the reply of a bot, with one attached file "a.md"; gives Discord's refusal. */
async function refusalOf(data: object): Promise<string> {
  const { client, ask } = await scene();
  const { interaction } = await received(slashOf, client, ask);
  try {
    await client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
      body: { type: 4, data },
      files: [{ name: "a.md", data: "text", contentType: "text/markdown" }],
      auth: false,
    });
    return "none";
  } catch (error) {
    return JSON.stringify((error as { rawError: unknown }).rawError);
  }
}

test.each([
  ["40 components, nested ones counted", v2(box(...times(39, () => text("x"))))],
  ["4,000 characters of text in all", v2(text("x".repeat(3999)), text("é"))],
  ["an emoji as one character", v2(text("😀".repeat(4000)))],
  ["a custom_id of 100 characters", v2(row(button({ custom_id: "x".repeat(100) })))],
  ["a label of 80 characters", v2(row(button({ label: "x".repeat(80) })))],
  ["a link of 512 characters", v2(row(link({ url: `https://e.org/${"x".repeat(498)}` })))],
  ["5 buttons in a row", v2(row(...times(5, (n) => button({ custom_id: `${n}` }))))],
  ["a select of 25 options", v2(row(select({ options: times(25, option) })))],
  ["a section of 3 texts", v2(section([text(), text(), text()]))],
  ["a file that is attached", v2({ type: 13, file: { url: "attachment://a.md" } })],
  [
    "separators and a button with an emoji",
    v2({ type: 14 }, row(button({ label: "", emoji: {} }))),
  ],
  ["plain content of 2,000 characters", { content: "x".repeat(2000) }],
  ["five rows without Components V2", { components: times(5, (n) => row(link({ id: n + 1 }))) }],
  ["the same id 0 twice, which means none", v2({ ...text(), id: 0 }, { ...text(), id: 0 })],
])("%s may be sent", async (_name, data) => {
  expect(await refusalOf(data)).toBe("none");
});

test.each([
  ["Components V2 without the flag", { components: [text()] }, "UNION_TYPE_CHOICES"],
  ["content beside Components V2", { ...v2(text()), content: "x" }, "LEGACY_FIELDS"],
  ["embeds beside Components V2", { ...v2(text()), embeds: [{ title: "x" }] }, "LEGACY_FIELDS"],
  ["41 components", v2(box(...times(40, () => text("x")))), "TOTAL_COMPONENTS_EXCEEDED"],
  ["41 components, accessories counted", v2(...times(14, () => section([text()]))), "TOTAL_COMP"],
  ["4,001 characters of text", v2(text("x".repeat(3999)), text("xx")), "TEXT_SIZE_EXCEEDED"],
  ["an empty text", v2(text("")), "BASE_TYPE_BAD_LENGTH"],
  ["a button without a custom_id", v2(row(button({ custom_id: undefined }))), "BASE_TYPE_REQUIRED"],
  ["an empty custom_id", v2(row(button({ custom_id: "" }))), "between 1 and 100"],
  ["a custom_id of 101", v2(row(button({ custom_id: "x".repeat(101) }))), "between 1 and 100"],
  ["one custom_id twice", v2(row(button()), row(button())), "COMPONENT_CUSTOM_ID_DUPLICATED"],
  ["one id twice", v2({ ...text(), id: 7 }, { ...text(), id: 7 }), "COMPONENT_ID_DUPLICATED"],
  ["a label of 81 characters", v2(row(button({ label: "x".repeat(81) }))), "80 or fewer"],
  ["a button with nothing on it", v2(row(button({ label: "" }))), "BUTTON_COMPONENT_INVALID_LABEL"],
  ["an unknown style", v2(row(button({ style: 9 }))), "BASE_TYPE_CHOICES"],
  ["a link to javascript:", v2(row(link({ url: "javascript:alert(1)" }))), "URL_TYPE_INVALID"],
  ["a link that is none", v2(row(link({ url: "example" }))), "URL_TYPE_INVALID_URL"],
  ["a link of 513 characters", v2(row(link({ url: `https://e.org/${"x".repeat(499)}` }))), "512"],
  ["a link with a custom_id", v2(row(link({ custom_id: "a" }))), "MUTUALLY_EXCLUSIVE"],
  ["an empty row", v2(row()), "between 1 and 5"],
  ["6 buttons in a row", v2(row(...times(6, (n) => button({ custom_id: `${n}` })))), "1 and 5"],
  ["a text in a row", v2(row(text())), "UNION_TYPE_CHOICES"],
  ["a button outside a row", v2(button()), "UNION_TYPE_CHOICES"],
  ["a container in a container", v2(box(box(text()))), "UNION_TYPE_CHOICES"],
  ["an empty container", v2(box()), "between 1 and 40"],
  ["fewer options than may be chosen", v2(row(select({ max_values: 2 }))), "between 2 and 25"],
  [
    "a select that asks for more than it takes",
    v2(row(select({ min_values: 2, options: times(3, option) }))),
    "between 2 and 25",
  ],
  [
    "more defaults than may be chosen",
    v2(row(select({ options: times(2, (n) => ({ ...option(n), default: true })) }))),
    "1 or fewer",
  ],
  ["an option that is text", v2(row(select({ options: ["a"] }))), "MODEL_TYPE_CONVERT"],
  ["an unknown type", v2({ type: 99 }), "UNION_TYPE_CHOICES"],
  ["a text input in a message", v2(row({ type: 4, custom_id: "t" })), "UNION_TYPE_CHOICES"],
  ["a select beside a button", v2(row(select(), button())), "COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
  ["26 options", v2(row(select({ options: times(26, option) }))), "between 1 and 25"],
  ["one option twice", v2(row(select({ options: [option(1), option(1)] }))), "VALUE_DUPLICATED"],
  ["a section of 4 texts", v2(section(times(4, () => text()))), "between 1 and 3"],
  ["a section of no text", v2(section([])), "between 1 and 3"],
  ["a section of buttons", v2(section([button()])), "UNION_TYPE_CHOICES"],
  ["a section with no accessory", v2({ type: 9, components: [text()] }), "BASE_TYPE_REQUIRED"],
  ["a text as accessory", v2(section([text()], text())), "UNION_TYPE_CHOICES"],
  [
    "a file that is not attached",
    v2({ type: 13, file: { url: "attachment://b.md" } }),
    "NOT_FOUND",
  ],
  ["a file from elsewhere", v2({ type: 13, file: { url: "https://e.org/a.md" } }), "SCHEME"],
  ["an accent colour beyond white", v2({ ...box(text()), accent_color: 0x1000000 }), "RANGE"],
  ["content of 2,001 characters", { content: "x".repeat(2001) }, "2000 or fewer"],
  ["six rows without Components V2", { components: times(6, () => row(link())) }, "5 or fewer"],
  ["an embed of 4,097", { embeds: [{ description: "x".repeat(4097) }] }, "4096 or fewer"],
  [
    "embeds of 6,001 characters together",
    { embeds: times(2, (n) => ({ description: "x".repeat(3000 + n) })) },
    "MAX_EMBED_SIZE_EXCEEDED",
  ],
  ["flags that are no number", { content: "x", flags: "many" }, "NUMBER_TYPE_COERCE"],
])("%s is refused", async (_name, data, code) => {
  const refusal = await refusalOf(data);
  expect(refusal).toContain('"code":50035');
  expect(refusal).toContain(code);
});
