/** Markdown's inline marks taken out, so that the words stay as they are read; headings keep their "#". */
export function withoutMarks(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, "\n")
    .replace(/^```[^\n]*$/gm, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/!\[[^\]]*\]\([^()\s]*(?:\s+"[^"]*")?\)/g, "")
    .replace(/\[([^\][]+)\]\([^()\s]*(?:\([^()\s]*\))?[^()\s]*(?:\s+"[^"]*")?\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]*?\S)\1(?![\p{L}\p{N}*_])/gu, "$2")
    .replace(/`([^`\n]+)`/g, "$1")
    .replace(/^>\s?/gm, "")
    .replace(/^[ \t]*[-*+]\s+(?=\S)/gm, "")
    .replace(/^([^\n]+)\n={3,}\s*$/gm, "# $1")
    .replace(/^([^\n]+)\n-{3,}\s*$/gm, "## $1")
    .replace(/^\s*(?:[-*_]\s*){3,}$/gm, "")
    .replace(/\\([\\`*_{}[\]()#+.!>~|-])/g, "$1");
}
