import { termOf } from "./written-words.ts";

/** Forms of one word that no ending tells: verbs of news reports, and plurals. */
const GROUPS = `
arise arose arisen
bear bore borne
beat beaten
become became
begin began begun
bend bent
bind bound
bite bit bitten
blow blew blown
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
come came
creep crept
cut
deal dealt
dig dug
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
know knew known
lay laid
lead led
leave left
lend lent
lose lost
make made
mean meant
meet met
pay paid
ride rode ridden
ring rang rung
rise rose risen
run ran
say said
seek sought
sell sold
send sent
shake shook shaken
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
spin spun
stand stood
steal stole stolen
stick stuck
strike struck stricken
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
undertake undertook undertaken
wake woke woken
wear wore worn
weep wept
win won
withdraw withdrew withdrawn
write wrote written
child children
foot feet
goose geese
calf calves
half halves
hoof hooves
loaf loaves
scarf scarves
self selves
thief thieves
knife knives
leaf leaves
life lives
man men
mouse mice
ox oxen
person people
shelf shelves
tooth teeth
wife wives
wolf wolves
woman women
policeman policemen
crisis crises
analysis analyses
basis bases
`;

/** For a term, the terms of its other forms. */
export const IRREGULAR_FORMS: ReadonlyMap<string, readonly string[]> = readGroups();

function readGroups(): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const line of GROUPS.trim().split("\n")) {
    const terms = [...new Set(line.split(" ").map(termOf))];
    for (const term of terms) {
      const others = terms.filter((other) => other !== term);
      forms.set(term, [...(forms.get(term) ?? []), ...others]);
    }
  }
  return forms;
}
