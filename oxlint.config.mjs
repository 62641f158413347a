/**
 * Imports, of types too, run one way: each layer may import only the layers before it.
 * `beside` are layers of equal rank that must not import each other either.
 */
const LAYERS = [
  ["lib"],
  ["state"],
  ["language"],
  ["articles"],
  ["index"],
  ["stories"],
  ["snapshot"],
  ["answer"],
  ["following"],
  ["reply"],
  ["command.ts"],
  ["commands"],
  ["discord", "playground", "admin"],
  ["app.ts"],
  ["live-reload.ts", "follow-remote.ts", "welcome.ts"],
  ["main.ts"],
];

/** Layers beside that order, and the first of it that each must not import. */
const BESIDE = { ingest: "index", feeds: "index", cli: "app.ts" };

/** Only these read and write files. */
const READ_FILES = new Set([
  "lib",
  "state",
  "articles",
  "snapshot",
  "ingest",
  "feeds",
  "discord",
  "playground",
  "cli",
]);
/** These know nothing of Discord, the environment, logging or the database. */
const PURE_LAYERS = new Set([
  "lib",
  "language",
  "articles",
  "index",
  "stories",
  "snapshot",
  "answer",
]);

const pattern = (name) => (name.endsWith(".ts") ? `**/${name}` : `**/${name}/**`);

/** `src/reply/discord` is part of replies, not the layer that talks to Discord. */
const IN_REPLY = ["!**/reply/discord/**"];
const BESIDE_CARDS = ["!./discord/**", "!../discord/**"];

function border(layer, later) {
  const patterns = [];
  if (later.length > 0) {
    const order = LAYERS.flat().join(", ");
    const allowed = layer === "reply" ? BESIDE_CARDS : IN_REPLY;
    const group = [...later.map(pattern), ...allowed];
    patterns.push({ group, message: `Imports run one way: ${order}.` });
  }
  if (PURE_LAYERS.has(layer)) {
    patterns.push({
      group: [
        "discord.js",
        "discord-api-types/**",
        "pino",
        "dotenv",
        "commander",
        "**/config.ts",
        "**/log.ts",
        "**/state/**",
      ],
      message:
        "Search and answers know nothing of Discord, the environment, logging or the database.",
    });
  }
  if (!READ_FILES.has(layer)) {
    patterns.push({ group: ["node:fs", "node:fs/**"], message: "This layer reads no files." });
  }
  const folder = layer === "commands" ? layer : `src/${layer}`;
  return {
    files: [layer.endsWith(".ts") ? folder : `${folder}/**`],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  };
}

function borders() {
  const beside = Object.keys(BESIDE);
  const order = LAYERS.flatMap((layers, rank) =>
    layers.map((layer) => {
      const later = LAYERS.slice(rank + 1).flat();
      const equals = layers.filter((other) => other !== layer && !other.endsWith(".ts"));
      const sides = rank < LAYERS.length - 3 ? beside : [];
      return border(layer, [...equals, ...later, ...sides]);
    }),
  );
  const flat = LAYERS.flat();
  return [
    ...order,
    ...beside.map((layer) => border(layer, flat.slice(flat.indexOf(BESIDE[layer])))),
  ];
}

export default {
  plugins: ["typescript", "import", "unicorn", "promise", "node"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  ignorePatterns: ["node_modules", "/corpus"],
  rules: {
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "import/no-unassigned-import": "off",
    "max-lines": ["error", { max: 400 }],
    "max-params": ["error", { max: 4 }],
    "no-await-in-loop": "off",
    "no-console": "error",
    eqeqeq: "error",
    "no-var": "error",
    "prefer-const": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "typescript/no-unsafe-type-assertion": "off",
    "import/no-named-as-default-member": "off",
  },
  overrides: [
    ...borders(),
    {
      files: ["src/index/remote/**"],
      rules: { "no-underscore-dangle": ["error", { allow: ["_id", "_source"] }] },
    },
    { files: ["src/reply/messages/**"], rules: { "max-lines": "off" } },
    {
      files: ["src/playground/page/**"],
      rules: {
        "typescript/no-unsafe-enum-comparison": "off",
        "typescript/no-unsafe-enum-assignment": "off",
      },
    },
    { files: ["src/cli/**", "bench/**", "test/**"], rules: { "no-console": "off" } },
    { files: ["test/**"], rules: { "max-params": "off" } },
  ],
};
