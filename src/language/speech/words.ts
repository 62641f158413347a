/** What a word can be in a clause that says who speaks, as bits. */
export const WORD = {
  /** A verb that reports speech whatever follows: "said". */
  says: 1,
  /** A verb that reports speech only beside a quotation or a clause: "added that". */
  mayReport: 1 << 1,
  /** he, she */
  person: 1 << 2,
  /** they, it, we, I, who: other pronouns that can be a subject. */
  pronoun: 1 << 3,
  article: 1 << 4,
  preposition: 1 << 5,
  /** What a clause starts with: "but", "that", "when". */
  opensClause: 1 << 6,
  /** A finite verb that is no part of a noun phrase: "was", "would". */
  finite: 1 << 7,
  adverb: 1 << 8,
  /** Somebody's office or trade: "minister", "spokesman". */
  role: 1 << 9,
  /** Written before a name: "Mr", "Gen". */
  title: 1 << 10,
  /** Part of the name of an organisation or a place: "Ministry", "Corp", "South". */
  body: 1 << 11,
  calendar: 1 << 12,
  male: 1 << 13,
  female: 1 << 14,
  plural: 1 << 15,
  /** "is", "been": makes of the participle after it a passive. */
  be: 1 << 16,
  /** "to", "not", "did": what follows was not said. */
  unsaid: 1 << 17,
  /** "of", "for": goes on within the name of an office. */
  links: 1 << 18,
  /** A group that speaks, without a capital: "company", "police". */
  group: 1 << 19,
  relative: 1 << 20,
  /** "a", "an" */
  indefinite: 1 << 21,
} as const;

const LISTS: readonly [number, string][] = [
  [WORD.says, "said says told tells"],
  [
    WORD.mayReport,
    `say saying added adds warned warns claimed claims claim insisted insists argued argues
    explained explains noted notes stated states announced stressed stresses emphasised emphasized
    recalled continued replied responded wrote tweeted posted admitted admits acknowledged denied
    confirmed confirms suggested suggests revealed reveals declared declares commented comments
    concluded concludes remarked observed pledged vowed promised asked testified reiterated
    complained joked quipped countered predicted maintained contended asserted affirmed believes
    reported reports called described labelled labeled dubbed criticised criticized accused urged
    estimated estimates ruled underlined underscored indicated lamented mused recounted repeated
    disclosed shouted proclaimed cautioned predicts writes write pointed denounced condemned dismissed praised hailed agreed thinks hopes`,
  ],
  [WORD.person, "he she"],
  [
    WORD.male,
    "he mr sir king prince lord duke spokesman chairman businessman congressman father son",
  ],
  [
    WORD.male,
    "brother husband man boy actor policeman widower uncle grandfather pope imam monk councilman",
  ],
  [
    WORD.female,
    `she mrs ms miss lady queen princess dame duchess spokeswoman chairwoman businesswoman
    congresswoman mother daughter sister wife woman girl actress policewoman widow aunt grandmother
    nun councilwoman`,
  ],
  [WORD.pronoun, "they it we i you who this these those nobody everyone"],
  [WORD.relative, "who which whom whose where what"],
  [WORD.article, "the a an his her their its our my this that these those one some many several"],
  [WORD.article, "most two three four five six seven eight nine ten both all another other no"],
  [WORD.indefinite, "a an"],
  [
    WORD.preposition,
    `in on at to from by with without about after before during over under between against into
    through near around throughout across outside inside within along behind above below upon toward towards beyond despite since until amid among across than like following including`,
  ],
  [WORD.links, "of for and"],
  [
    WORD.opensClause,
    `but that which who whom whose where when while because if although though whether as so yet
    what how why since after before until once unless whereas or`,
  ],
  [WORD.be, "is are was were be been being am"],
  [
    WORD.finite,
    `is are was were has have had will would can could may might must should shall did does do am
    isn't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't didn't doesn't don't`,
  ],
  [
    WORD.unsaid,
    `to not never didn't don't doesn't won't wouldn't can't couldn't cannot did does would could
    might should must may will refused declined let`,
  ],
  [
    WORD.adverb,
    `also later earlier then however meanwhile still again even now yesterday today recently
    repeatedly already just only further furthermore moreover once often always additionally has
    have had reportedly publicly previously immediately quickly simply yet first finally afterwards
    separately instead thus therefore indeed nevertheless nonetheless but and so perhaps clearly
    jokingly angrily quietly reluctantly bluntly flatly too`,
  ],
  [
    WORD.role,
    `minister president secretary spokesman spokeswoman spokesperson chairman chairwoman chairperson
    chair chief head director manager coach captain analyst expert professor doctor lawyer attorney
    judge justice officer official commander general colonel sergeant major lieutenant admiral
    ambassador envoy senator congressman congresswoman representative governor mayor councillor
    councilor councilman deputy leader boss founder co-founder owner partner consultant adviser
    advisor aide strategist economist scientist researcher engineer architect author writer editor
    reporter correspondent journalist critic actor actress singer director producer player bowler
    batsman striker goalkeeper midfielder defender forward driver rider king queen prince princess
    pope bishop archbishop cardinal priest imam rabbi pastor activist campaigner student teacher
    dealer trader broker farmer fisherman witness resident tourist survivor victim neighbour neighbor
    mother father son daughter brother sister wife husband man woman boy girl soldier policeman
    detective inspector superintendent sheriff prosecutor defendant counterpart colleague
    negotiator diplomat politician lawmaker legislator premier chancellor speaker commissioner
    administrator treasurer executive ceo cfo vice-president pilot astronaut physician surgeon nurse
    geologist historian curator librarian angler worker organiser organizer source insider dictator
    veteran candidate member designer artist filmmaker chef banker investor entrepreneur psychiatrist
    counsel psychologist philosopher biologist physicist astronomer chemist`,
  ],
  [
    WORD.role | WORD.plural,
    `ministers officials spokesmen analysts experts lawyers officers leaders sources witnesses
    residents survivors researchers scientists economists lawmakers diplomats critics activists
    police authorities doctors men women people members workers teachers students dealers traders
    prosecutors families parents relatives organisers organizers users readers fans voters soldiers
    troops rebels insurgents neighbours neighbors medics physicians reporters journalists`,
  ],
  [
    WORD.title,
    `mr mrs ms miss dr sir dame lord lady prof rev gen lt col maj capt cmdr sgt cpl adm brig sen rep
    gov pres staff minister president secretary senator congressman congresswoman governor mayor
    general colonel sergeant major captain lieutenant admiral judge justice professor king queen
    prince princess pope premier chancellor ambassador commissioner chairman analyst coach director
    spokesman spokeswoman spokesperson speaker bishop archbishop cardinal sheriff inspector
    superintendent detective officer counterpart attorney counsel democrat exchequer`,
  ],
  [
    WORD.body,
    `corp corporation inc ltd llc plc co company group bank ministry department office agency
    university college school institute council committee commission court party union league
    association federation society foundation organisation organization service services bureau
    board times post news press journal radio television network magazine house senate parliament
    congress government assembly army navy force forces guard police team club united states kingdom
    republic city county province state street avenue road river sea ocean bay lake island islands
    mount mountain valley airport station hospital center centre museum park hall palace church
    north south east west new great san los las sri saudi middle central international national
    cross crescent embassy search store europe asia africa america world global european american british french german russian chinese japanese indian award prize
    act law bill treaty agreement war day week games cup open festival system program programme
    project plan operation report study fund trust alliance coalition movement front democratic
    republican conservative labour liberal security trade health`,
  ],
  [
    WORD.group,
    `company government agency ministry group police military army report study statement
    organisation organization firm department union committee commission council court bank team
    party newspaper network embassy administration authority institute`,
  ],
  [
    WORD.group | WORD.plural,
    `companies governments agencies groups studies statements organisations organizations firms unions
    newspapers campaigners reports parties banks`,
  ],
  [
    WORD.calendar,
    `monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december jan feb mar apr jun jul aug sept oct nov dec
    yesterday today`,
  ],
];

const BITS = new Map<string, number>();
for (const [bits, words] of LISTS) {
  for (const word of words.split(/\s+/u)) BITS.set(word, (BITS.get(word) ?? 0) | bits);
}

/** Countries are no people, though some of their names are written as a last name is. */
const REGIONS = new Intl.DisplayNames("en", { type: "region" });
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(65 + at));
for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
  const name = REGIONS.of(code) ?? code;
  const word = name.toLowerCase();
  if (name !== code && !word.includes(" ")) BITS.set(word, (BITS.get(word) ?? 0) | WORD.body);
}

/** The bits of a word in lower case; 0 for one that no list has. */
export function wordBits(word: string): number {
  return BITS.get(word) ?? 0;
}
