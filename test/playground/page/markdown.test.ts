import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../../src/playground/page/markdown.js";

/** A tree in short: `strong(em(a) b)`, text unchanged, newlines as ⏎. */
function short(nodes: ReturnType<typeof parseMarkdown>): string {
  return nodes
    .map((node) => {
      if ("children" in node && node.type !== "heading" && node.type !== "link") {
        return `${node.type}(${short(node.children)})`;
      }
      switch (node.type) {
        case "text":
          return node.text.replaceAll("\n", "⏎");
        case "code":
        case "mention":
        case "emoji":
          return `${node.type}(${node.text})`;
        case "codeBlock":
          return `codeBlock:${node.language ?? ""}(${node.text.replaceAll("\n", "⏎")})`;
        case "heading":
          return `h${node.level}(${short(node.children)})`;
        case "list":
          return `list:${node.start ?? "-"}(${node.items.map(short).join("|")})`;
        case "link":
          return `link:${node.url}(${short(node.children)})`;
        case "time":
          return `time:${node.style}(${node.seconds})`;
        default:
          return node satisfies never;
      }
    })
    .join("");
}

/** The words alone, as a reader sees them. */
function words(nodes: ReturnType<typeof parseMarkdown>): string {
  return nodes
    .map((node) => {
      if ("text" in node) return node.text;
      if (node.type === "list") return node.items.map(words).join("\n");
      return node.type === "time" ? "" : words(node.children);
    })
    .join("");
}

const FORMATS: [source: string, tree: string][] = [
  ["*a* _b_", "em(a) em(b)"],
  ["**a** __b__ ~~c~~ ||d||", "strong(a) underline(b) strike(c) spoiler(d)"],
  ["***a***", "em(strong(a))"],
  ["**a *b* c**", "strong(a em(b) c)"],
  ["__**a** b__", "underline(strong(a) b)"],
  ["foo * a * bar", "foo * a * bar"],
  ["snake_case_name", "snake_case_name"],
  ["snake_case_ name", "snakeem(case) name"],
  ["2 * 3 = 6, 4 * 5 = 20", "2 * 3 = 6, 4 * 5 = 20"],
  ["**never closed", "**never closed"],
  ["`a *b*` ``c`d``", "code(a *b*) code(c`d)"],
  ["```js\nlet a;\n```\nb", "codeBlock:js(let a;)b"],
  ["```one line```", "codeBlock:(one line)"],
  ["a\n```\n*b*\n\nc\n```", "a⏎codeBlock:(*b*⏎⏎c)"],
  ["# A\n## B\n### C\n#### D", "h1(A)h2(B)h3(C)#### D"],
  ["a # b", "a # b"],
  ["#tag", "#tag"],
  ["  # indented", "h1(indented)"],
  ["# closed ##", "h1(closed)"],
  ["-# small *print*\nnext", "subtext(small em(print))next"],
  ["a -# b", "a -# b"],
  ["> a\n> b\nc", "quote(a⏎b)c"],
  [">no space", ">no space"],
  ["a > b", "a > b"],
  ["> a\n> > b", "quote(a⏎> b)"],
  ["a\n>>> b\nc", "a⏎quote(b⏎c)"],
  ["> **a** b\n-# c", "quote(strong(a) b)subtext(c)"],
  ["- a\n- b\n  - c\nd", "list:-(a|b⏎list:-(c))d"],
  ["* a\n* b", "list:-(a|b)"],
  ["3. a\n4. b", "list:3(a|b)"],
  ["-a", "-a"],
  ["1.a", "1.a"],
  ["in 2020. Then", "in 2020. Then"],
  ["2020. Then", "list:2020(Then)"],
  ["> - a\n> - b", "quote(list:-(a|b))"],
  ["**a\n> b** c", "strong(a⏎quote(b)) c"],
];

const LINKS: [source: string, tree: string][] = [
  ["[a *b*](https://x.org/y)", "link:https://x.org/y(a em(b))"],
  ["[a](<https://x.org>)", "link:https://x.org/(a)"],
  ['[a](https://x.org "title")', "link:https://x.org/(a)"],
  ["[a](javascript:alert(1))", "[a](javascript:alert(1))"],
  ["[a](data:text/html,b)", "[a](data:text/html,b)"],
  ["[a](/relative)", "[a](/relative)"],
  ["[https://good.org](https://bad.org)", "[https://good.org](https://bad.org)"],
  ["see https://x.org/a. And", "see link:https://x.org/a(https://x.org/a). And"],
  ["(https://x.org/a_(b))", "(link:https://x.org/a_(b)(https://x.org/a_(b)))"],
  ["<https://x.org/a>", "link:https://x.org/a(https://x.org/a)"],
  ["ftp://x.org", "ftp://x.org"],
];

const MARKS: [source: string, tree: string][] = [
  [
    "<@12> <@!12> <@&12> <#12> @everyone @here",
    "mention(<@12>) mention(<@!12>) mention(<@&12>) mention(<#12>) mention(@everyone) mention(@here)",
  ],
  ["</ask:12>", "mention(</ask:12>)"],
  ["<:name:12> <a:name:12>", "emoji(:name:) emoji(:name:)"],
  ["<t:1700000000> <t:1700000000:R>", "time:f(1700000000) time:R(1700000000)"],
  ["<t:9999999999999>", "<t:9999999999999>"],
  ["<b>a</b> &amp;", "<b>a</b> &amp;"],
  ["¯\\_(ツ)_/¯", "¯\\_(ツ)_/¯"],
];

/** Text whose marks are all escaped: it must print unformatted, without the backslashes. */
const ESCAPED: [source: string, text: string][] = [
  ["\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`", "*a* _b_ ~~c~~ ||d|| `e`"],
  ["\\# a\n\\> b\n\\-\\# c\n\\- d\n1\\. e", "# a\n> b\n-# c\n- d\n1. e"],
  ["\\[a\\]\\(https\\://x.org\\)", "[a](https://x.org)"],
  ["https\\://x.org", "https://x.org"],
  ["\\<\\@12\\> \\@everyone \\<t\\:17\\>", "<@12> @everyone <t:17>"],
  ["\\\\*a\\*", "\\*a*"],
  ["\\— \\é", "— é"],
  ["\\`\\`\\`\na\n\\`\\`\\`", "```\na\n```"],
];

describe("Discord's Markdown", () => {
  test.each([...FORMATS, ...LINKS, ...MARKS])("%j reads as %s", (source, tree) => {
    expect(short(parseMarkdown(source))).toBe(tree);
  });

  test.each(ESCAPED)("%j prints its marks", (source, text) => {
    expect(parseMarkdown(source)).toEqual([{ type: "text", text }]);
  });

  test("a backslash before a letter, a digit or a space stays", () => {
    expect(words(parseMarkdown("C:\\dir \\1 \\ a"))).toBe("C:\\dir \\1 \\ a");
  });

  test("very deep nesting ends as text, with nothing lost", () => {
    const source = "-# # ".repeat(200) + "x";
    expect(words(parseMarkdown(source))).toContain("x");
  });
});
