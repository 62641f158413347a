import type { BinaryKind, TextKind } from "./kind.ts";

const COPY = "open it, and save the article as text, or add its address";

/** Kinds that hold no article, or one that cannot be read safely, with a sentence on what to do instead. */
const REFUSALS: Partial<Record<BinaryKind | TextKind, string>> = {
  pdf: `This is a PDF document; ${COPY}.`,
  docx: `This is a Word document; ${COPY}.`,
  xlsx: "This is an Excel workbook; write its addresses into a text file, one a line.",
  pptx: `This is a PowerPoint presentation; ${COPY}.`,
  epub: `This is an e-book (EPUB); ${COPY}.`,
  opendocument: `This is an OpenDocument file; ${COPY}.`,
  zip: "This is a ZIP archive; unpack it and add the folder.",
  "old-office": `This is an old Word, Excel or Outlook file; ${COPY}.`,
  "safari-webarchive":
    "This is a Safari web archive; save the page as page source, or add its address.",
  image: "This is a picture; type or paste its text.",
  media: "This is a recording; add a text of it.",
  archive: "This is a packed archive; unpack it and add the folder.",
  program: "This is a program or a database, not an article.",
  rtf: "This is an RTF document; save it as plain text (.txt) or as HTML.",
  xml: "This is an XML file, but no feed, page, sitemap, OPML or NITF; save the article as text or HTML.",
  csv: "This is a table; write its addresses into a text file, one a line.",
  subtitles: "These are subtitles; add a text of the recording.",
  calendar: "This is a calendar or a contact, not an article.",
  code: "This is a program, a patch or a typesetting source; save the article as text or HTML.",
  chat: "This is a chat; add the article's own text or its address.",
  highlights: "These are marked passages, not the article; add its address or its whole text.",
};

/** Why an input of this kind cannot become an article, or null when it may. */
export function refusalOf(kind: BinaryKind | TextKind): string | null {
  return REFUSALS[kind] ?? null;
}
