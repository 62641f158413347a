import { Command } from "commander";
import { showSettings } from "../config.ts";
import { EXIT, runCommandLine } from "./command-line.ts";

const program = new Command("dateline config")
  .description("Show every setting, and where it comes from. Secrets are shown by their length.")
  .addHelpText("after", "\nExit codes: 0 all can be used, 2 usage error, 78 some cannot.");

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const { shown, problems } = showSettings();
  const widest = Math.max(...shown.map(({ value }) => value.length));
  for (const { name, value, from } of shown) {
    process.stdout.write(`${name.padEnd(19)}${value.padEnd(widest + 2)}${from}\n`);
  }
  const wrong = [...problems, ...shown.flatMap((setting) => setting.wrong ?? [])];
  for (const line of wrong) process.stderr.write(`${line}\n`);
  return wrong.length === 0 ? EXIT.ok : EXIT.wrongSettings;
});
