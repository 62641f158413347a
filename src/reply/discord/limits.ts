const SECOND = 1000;
const MEGABYTE = 1024 * 1024;

/**
 * Discord's limits, each named once; lengths in characters, times in milliseconds, sizes in bytes.
 * Sources: "Message", "Components", "Application Commands" and "Receiving and Responding" of
 * https://docs.discord.com/developers/reference
 */
export const LIMITS = {
  interaction: {
    /** To acknowledge it at all. */
    acknowledge: 3 * SECOND,
    /** From its creation, for edits and follow-ups. */
    token: 15 * 60 * SECOND,
    /** Follow-ups where only the user, not the server, installed the app. */
    userInstallFollowUps: 5,
  },
  message: {
    content: 2000,
    embeds: 10,
    /** Components V2: all components, nested ones included. */
    components: 40,
    /** Components V2: all text of a message together. */
    text: 4000,
    /**
     * Components V2: UTF-8 bytes of all texts together plus 12 a text; beyond it Discord answers 500.
     * Not documented: measured by a reporter in github.com/discord/discord-api-docs/issues/8554.
     */
    textBytes: 10_170,
    textOverhead: 12,
    /** Without Components V2. */
    rows: 5,
    files: 10,
    fileSize: 10 * MEGABYTE,
    fileDescription: 1024,
  },
  embed: {
    /** All text of all embeds of a message together. */
    total: 6000,
    title: 256,
    description: 4096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1024,
    footer: 2048,
    author: 256,
  },
  component: {
    customId: 100,
    /** The largest numeric `id`: 32 bits, signed. */
    id: 2 ** 31 - 1,
    buttonLabel: 80,
    url: 512,
    rowButtons: 5,
    sectionTexts: 3,
    galleryItems: 10,
    mediaDescription: 1024,
    mediaUrl: 2048,
    selectOptions: 25,
    selectPlaceholder: 150,
    optionLabel: 100,
    optionValue: 100,
    optionDescription: 100,
  },
  modal: {
    title: 45,
    components: 5,
    label: 45,
    labelDescription: 100,
    input: 4000,
    inputPlaceholder: 100,
  },
  command: {
    name: 32,
    description: 100,
    options: 25,
    choices: 25,
    choiceName: 100,
    choiceValue: 100,
    /** Names, descriptions and choice values of one command together. */
    total: 8000,
    /** Commands of one application, by kind. */
    slash: 100,
    user: 15,
    message: 15,
    /** The longest text a string option can be declared to take. */
    optionValue: 6000,
  },
  autocomplete: { choices: 25, name: 100, value: 100 },
} as const;
