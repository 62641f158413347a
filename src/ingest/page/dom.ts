import { parseHTML } from "linkedom";

/** What extraction uses of a DOM node; the project is compiled without the DOM library. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly parentNode: DomElement | null;
}

export interface DomElement extends DomNode {
  readonly tagName: string;
  readonly children: Iterable<DomElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  closest(selector: string): DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  append(...nodes: DomNode[]): void;
  remove(): void;
  replaceWith(...nodes: DomNode[]): void;
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  createElement(name: string): DomElement;
}

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT_NODE;
}

export function isText(node: DomNode): boolean {
  return node.nodeType === TEXT_NODE;
}

/**
 * White space of every kind folded to single spaces, ends trimmed. Control characters, which could drive a
 * terminal, count as white space; soft hyphens and other invisible joints go.
 */
export function folded(text: string | null | undefined): string {
  return (text ?? "")
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** Parses HTML; scripts are neither run nor fetched. */
export function parsePage(page: string): DomDocument {
  const parsed: { document: unknown } = parseHTML(withBody(page));
  return parsed.document as DomDocument;
}

/** HTML may leave out the tags of its root, head and body; this parser, unlike a browser, needs them. */
function withBody(page: string): string {
  if (/<body[\s>]/i.test(page)) return page;
  const head = /<\/head\s*>/i.exec(page) ?? /<html(?:\s[^>]*)?>/i.exec(page);
  if (!head) return `<html><body>${page}</body></html>`;
  const end = head.index + head[0].length;
  const closing = /<\/html\s*>\s*$/i.exec(page)?.index ?? page.length;
  return `${page.slice(0, end)}<body>${page.slice(end, closing)}</body></html>`;
}
