import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What one engine showed at one size. Times in milliseconds, build in seconds. */
export interface Row {
  engine: string;
  paragraphs: number;
  questions: number;
  build: number;
  megabytes: number;
  p50: number;
  p95: number;
  p99: number;
  /** Of the processor, a question. */
  cpu: number;
  perSecond: number;
  /** Share of wink's ten best, or of the first engine's where wink did not run. */
  overlap: number;
}

const FILE = fileURLToPath(new URL("../docs/performance.json", import.meta.url));
const CHART = fileURLToPath(new URL("../docs/images/performance.svg", import.meta.url));

/** New results replace those of the same engine and size. */
export function keepResults(rows: readonly Row[]): void {
  const known = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Row[]) : [];
  const isNew = (row: Row) =>
    rows.some((each) => each.engine === row.engine && each.paragraphs === row.paragraphs);
  const all = [...known.filter((row) => !isNew(row)), ...rows.map(rounded)];
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(CHART, chart(all));
}

function rounded(row: Row): Row {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === "number" ? Number(value.toPrecision(3)) : value,
  ]);
  return { ...(Object.fromEntries(entries) as Row), paragraphs: row.paragraphs };
}

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 60;
const RIGHT = 110;
const TOP = 40;
const BOTTOM = 50;
const LINE = 14;
const COLOURS = ["#1f6feb", "#8250df", "#bf8700", "#1a7f37", "#cf222e", "#57606a"];

/** p99 of a search by the archive's size, both axes logarithmic. */
function chart(rows: readonly Row[]): string {
  const sizes = [...new Set(rows.map((row) => row.paragraphs))].toSorted((a, b) => a - b);
  const logs = rows.map((row) => Math.log10(row.p99));
  const [low, high] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))];
  const [first, last] = [Math.log10(sizes[0] ?? 1), Math.log10(sizes.at(-1) ?? 10)];
  const x = (size: number) =>
    LEFT + ((Math.log10(size) - first) / Math.max(last - first, 1)) * (WIDTH - LEFT - RIGHT);
  const y = (log: number) =>
    HEIGHT - BOTTOM - ((log - low) / Math.max(high - low, 1)) * (HEIGHT - TOP - BOTTOM);
  const engines = [...new Set(rows.map((row) => row.engine))];
  const rowsOf = (engine: string) =>
    rows.filter((row) => row.engine === engine).toSorted((a, b) => a.paragraphs - b.paragraphs);
  const names = apart(engines.map((engine) => y(Math.log10(rowsOf(engine).at(-1)?.p99 ?? 1))));
  const lines = engines.map((engine, number) => {
    const own = rowsOf(engine);
    const colour = COLOURS[number % COLOURS.length] ?? "#000";
    const points = own.map((row) => `${x(row.paragraphs)},${y(Math.log10(row.p99))}`);
    const [endX = "0"] = (points.at(-1) ?? "0,0").split(",");
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>
${points.map((point) => `<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3" fill="${colour}"/>`).join("")}
<text x="${Number(endX) + 8}" y="${(names[number] ?? 0) + 4}" fill="${colour}">${engine}</text>`;
  });
  const grid = Array.from({ length: high - low + 1 }, (_, at) => {
    const here = y(low + at);
    return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${here}" y2="${here}" stroke="#d0d7de"/>
<text x="${LEFT - 8}" y="${here + 4}" text-anchor="end">${Number((10 ** (low + at)).toPrecision(1))}</text>`;
  });
  const labels = sizes.map(
    (size) =>
      `<text x="${x(size)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${size.toLocaleString("en")}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#24292f">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="20">p99 of a search for the ten best, ms, by paragraphs searched</text>
${[...grid, ...labels, ...lines].join("\n")}
</svg>
`;
}

/** Heights moved down until no two lines of text overlap. */
function apart(heights: readonly number[]): number[] {
  const moved = [...heights];
  let last = Number.NEGATIVE_INFINITY;
  for (const at of [...heights.keys()].toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))) {
    last = Math.max(heights[at] ?? 0, last + LINE);
    moved[at] = last;
  }
  return moved;
}
