/** The barest discord.js bot there can be: it replies "pong". What bench/load.ts compares with. */
import { ApplicationCommandOptionType, Client, Events } from "discord.js";

const { DISCORD_TOKEN = "", DISCORD_API = "" } = process.env;
const client = new Client({ intents: [], rest: { api: DISCORD_API } });
const question = {
  type: ApplicationCommandOptionType.String as const,
  name: "question",
  description: "Not read",
};
client.once(Events.ClientReady, async ({ application }) => {
  await application.commands.set([{ name: "ask", description: "Says pong", options: [question] }]);
  console.error("logged in");
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply("pong");
});
process.on("SIGTERM", () => void client.destroy().then(() => process.exit(0)));
await client.login(DISCORD_TOKEN);
