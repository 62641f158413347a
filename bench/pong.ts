/** The barest discord.js bot there can be: it replies "pong". What bench/load.ts compares with. */
import { once } from "node:events";
import { ApplicationCommandOptionType, Client, Events } from "discord.js";

const { DISCORD_TOKEN = "", DISCORD_API = "" } = process.env;
const client = new Client({ intents: [], rest: { api: DISCORD_API } });
const question = {
  type: ApplicationCommandOptionType.String as const,
  name: "question",
  description: "Not read",
};
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) interaction.reply("pong").catch(console.error);
});
process.on("SIGTERM", () => void client.destroy().then(() => process.exit(0)));
const [ready] = await Promise.all([once(client, Events.ClientReady), client.login(DISCORD_TOKEN)]);
const { application } = ready[0] as Client<true>;
await application.commands.set([{ name: "ask", description: "Says pong", options: [question] }]);
console.error("logged in");
