"""Who says what in English, family by family, as any reader of newspapers would expect it.

Below each text stand its statements, `who: what`; `?` where the text does not say who.
"""

import pytest

from tests.unit.statements.made import cases, read, who

ORDER = """
The song was banned on Tuesday, the mayor said.
    mayor: The song was banned on Tuesday
The song, the mayor said on Tuesday, had been banned.
    mayor: The song had been banned
On Tuesday the mayor said the song had been banned.
    mayor: the song had been banned
Speaking to reporters on Tuesday, Mayor Ilse Marn said the song had been banned.
    Ilse Marn: the song had been banned
Ilse Marn, 54, a former nurse, said in an interview on Monday that the song had been banned.
    Ilse Marn: the song had been banned
Asked about the video, Marn said: “No comment.”
    Marn: “No comment.”
“The song is gone,” Ilse Marn, the mayor of Pellen, told the council late on Monday.
    Ilse Marn: “The song is gone,”
“The song is gone,” the mayor, Ilse Marn, said.
    Ilse Marn: “The song is gone,”
“The song is gone,” added Marn, who took office in May.
    Marn: “The song is gone,”
Said Marn: “The song is gone.”
    Marn: “The song is gone.”
Marn said that while she understood the anger, the song was gone.
    Marn: while she understood the anger, the song was gone
Marn said, however, that the song might return.
    Marn: the song might return
Marn also said the choir, which has 40 members, would be paid.
    Marn: the choir, which has 40 members, would be paid
But the choir's lawyer, Dov Harrow, said the fee was never paid.
    Dov Harrow: the fee was never paid
“We never saw a coin,” the choir's lawyer, Dov Harrow, told Pellen Radio, “and we never will.”
    Dov Harrow: “We never saw a coin,” “and we never will.”
In a statement, the Lamp Trust said it was appalled.
    Lamp Trust: it was appalled
The Lamp Trust said in a statement it was appalled.
    Lamp Trust: it was appalled
The Lamp Trust, in a statement issued on Friday, said it was appalled.
    Lamp Trust: it was appalled
A statement from the Lamp Trust said it was appalled.
    statement from the Lamp Trust: it was appalled
The report, published on Monday, says that 40 children were filmed.
    report: 40 children were filmed
A court filing seen by this paper states that 40 children were filmed.
    court filing seen by this paper: 40 children were filmed
In her diary she wrote that the drum never stopped.
    she: the drum never stopped
"""
"""Where the speaker stands."""
VERBS = """
Residents complained that the loudspeakers ran all night.
    Residents: the loudspeakers ran all night
The minister vowed to close the studio.
    minister: to close the studio
The minister promised that the studio would close.
    minister: the studio would close
The union demanded that the clip be removed.
    union: the clip be removed
The union called for the clip to be removed.
    union: the clip to be removed
The union urged broadcasters not to air the clip.
    union: broadcasters not to air the clip
The union urged the station to drop the clip.
    union: the station to drop the clip
The charity warned of a new wave of recruitment songs.
    charity: of a new wave of recruitment songs
The charity warned parents against sharing the clip.
    charity: against sharing the clip
Several singers recalled being told to smile.
    Several singers: being told to smile
Two drivers reported seeing cameras on the pier.
    Two drivers: seeing cameras on the pier
The colonel denied having ordered the film.
    colonel: having ordered the film
The colonel denied ordering the film.
    colonel: ordering the film
One girl whispered that she was cold.
    One girl: she was cold
A guard shouted that the gate was closed.
    guard: the gate was closed
The ministry made clear that the film would not be shown.
    ministry: the film would not be shown
The ministry made it clear that the film would not be shown.
    ministry: the film would not be shown
The bishop accused the station of “selling war to children”.
    bishop: of “selling war to children”
The bishop likened the song to “a fairground with rifles”.
    bishop: to “a fairground with rifles”
The bishop dismissed the clip as noise.
    bishop: as noise
Harrow put it more bluntly: “They lied.”
    Harrow: “They lied.”
Some teachers say the song frightens pupils.
    Some teachers: the song frightens pupils
Two former members claim they were never paid.
    Two former members: they were never paid
Company records show that the studio was paid twice.
    Company records: the studio was paid twice
Company records show the studio was paid twice.
    Company records: the studio was paid twice
The video shows a boy who took a flag from a soldier.
The survey found that one in three had heard the song.
    survey: one in three had heard the song
The inspector concluded that the fire was an accident.
    inspector: the fire was an accident
Harrow went on: “They never asked.”
    Harrow: “They never asked.”
Harrow continued: “They never asked.”
    Harrow: “They never asked.”
Harrow hit back: “They never asked.”
    Harrow: “They never asked.”
Harrow wondered aloud whether anybody was listening.
    Harrow: whether anybody was listening
The harbour office would neither confirm nor deny that a film crew had landed.
    harbour office: a film crew had landed
The team questioned whether the clip was real.
    team: whether the clip was real
Parents expressed concern that the songs were shown at breakfast.
    Parents: the songs were shown at breakfast
The envoy expressed hope that the truce would hold.
    envoy: the truce would hold
The envoy is convinced the truce will hold.
    envoy: the truce will hold
She was adamant that no child had been paid.
    She: no child had been paid
"""
"""Which verbs say something, and what after them is said."""
NONE = """
The station did not respond to questions sent on Monday.
The station did not reply to a request for comment.
Harbour TV declined to comment.
Harbour TV could not be reached for comment.
The colonel refused to answer questions.
The minister thanked the choir for its work.
The report was published on Friday.
The call came at noon.
He is the author of six collections and a book called 'The Long Field'.
Nobody answered the door.
The sign on the gate, 'Singers Only', has been painted over.
The club signed a new keeper and expects to sell two others.
    club: to sell two others
The report of the committee runs to 80 pages.
In 1994 she told nobody and moved abroad.
Her claims were tested in court.
The word 'brigade' appears nine times.
They answer to the Department of Tides.
Papers seen by this newspaper name the treasurer as the owner of the firm.
He showed the letter to a friend who works at the mill.
She wrote the words of “The Long Field” in a week.
The letter mentions the war twice.
Most people know the song by heart.
They found 40 reels in a cupboard that had been locked.
Children learn the song in the first year of school.
The film reads like a prayer.
"""
"""What looks like a statement and is none."""
ACCORDING = """
According to the camp cook, the younger boys weep at the third verse.
    camp cook: the younger boys weep at the third verse
The younger boys weep at the third verse, according to the camp cook, who has worked there since \
May.
    camp cook: The younger boys weep at the third verse
The younger boys, according to the camp cook, weep at the third verse.
    camp cook: The younger boys weep at the third verse
According to Ilse Marn, the mayor of Pellen, the song is gone.
    Ilse Marn: the song is gone
As the mayor put it, “a drum is not a lullaby”.
    mayor: “a drum is not a lullaby”
In the words of the mayor, “a drum is not a lullaby”.
    mayor: “a drum is not a lullaby”
In the mayor's words, “a drum is not a lullaby”.
    mayor: “a drum is not a lullaby”
In the mayor's view, the song should be dropped.
    mayor: the song should be dropped
In the view of the mayor, the song should be dropped.
    mayor: the song should be dropped
The song, says the mayor, should be dropped.
    mayor: The song should be dropped
The song should, in the mayor's opinion, be dropped.
    mayor: The song should be dropped
Harbour TV aired the song 40 times, by the mayor's account.
    mayor: Harbour TV aired the song 40 times
"""
"""Sources that no verb names."""
PASSIVE = """
The song was called “a drum with words” by the mayor.
    mayor: “a drum with words”
The mayor was quoted as saying that the song was gone.
    mayor: the song was gone
The mayor was quoted by Harbour TV as saying: “It is gone.”
    mayor: “It is gone.”
It was reported that the song had been banned.
    ?: the song had been banned
It has been claimed by the mayor that the song was banned.
    mayor: the song was banned
The choir was accused of “marching in its sleep”.
    ?: of “marching in its sleep”
The choir was accused by the mayor of “marching in its sleep”.
    mayor: of “marching in its sleep”
The singers were told by a sergeant that the film was for their parents.
    sergeant: the film was for their parents
The singers were told that the film was for their parents.
    ?: the film was for their parents
Parents were warned not to speak to the press.
    ?: not to speak to the press
The plan was criticised by teachers.
The court heard that the driver had asked for new brakes.
    court: the driver had asked for new brakes
“It is gone,” the mayor was quoted as saying.
    mayor: “It is gone,”
The mayor is quoted in the report as saying that the song is gone.
    mayor: the song is gone
"""
"""Passives, with and without who."""
CHAIN = """
Marn said the song was gone and that it would not return.
    Marn: the song was gone and that it would not return
Marn said the song was gone, adding that it would not return.
    Marn: the song was gone
    Marn: it would not return
Marn said the song was gone but added that the choir would stay.
    Marn: the song was gone
    Marn: the choir would stay
Marn criticised the film, calling it “a drum with words”.
    Marn: it “a drum with words”
Marn welcomed the ruling and said the choir would return.
    Marn: the choir would return
Marn said the song was gone; Harrow said it was not.
    Marn: the song was gone
    Harrow: it was not
Marn said the song was gone, while Harrow insisted it was not.
    Marn: the song was gone
    Harrow: it was not
Marn said the song was gone, but Harrow insisted it was not.
    Marn: the song was gone
    Harrow: it was not
Marn, who called the film “a drum with words”, said it would be cut.
    Marn: the film “a drum with words”
    Marn: it would be cut
“It is gone,” said Marn, adding: “It will not return.”
    Marn: “It is gone,”
    Marn: “It will not return.”
“It is gone,” Marn said before adding that she would miss it.
    Marn: “It is gone,”
    Marn: she would miss it
Harrow said Marn had told him the song was gone.
    Harrow: Marn had told him the song was gone
Harrow said: “Marn told me, ‘It is gone.’”
    Harrow: “Marn told me, ‘It is gone.’”
The ministry said it had no record of the film and declined to say who had paid for it.
    ministry: it had no record of the film
    ministry: who had paid for it
Marn did not say when the song would return.
    Marn: when the song would return
Marn would not say whether the song would return.
    Marn: whether the song would return
“It is gone,” said Marn. “It will not return.” She thanked nobody.
    Marn: “It is gone,” “It will not return.”
“It is gone,” said one teacher, who asked not to be named.
    one teacher: “It is gone,”
“It is gone,” said a teacher who gave her name only as Anka.
    teacher who gave her name only: “It is gone,”
A government source said the next head would be named in May.
    government source: the next head would be named in May
She told him, “It is gone,” and closed the door.
    She: “It is gone,”
Marn said it was gone. Would it return? “Never,” she said.
    Marn: it was gone
    Marn: “Never,”
Marn said “it is gone”, and that she was “not sorry”.
    Marn: “it is gone”, and that she was “not sorry”
"""
"""Several statements in a sentence."""
PRON = """
Ilse Marn opened the archive in May.|“It was empty,” she said.
    Ilse Marn: “It was empty,”
A fisherman saw the crew land at dawn.|“Six of them,” he said.
    fisherman: “Six of them,”
The driver of the bus gave evidence on Monday.|“I asked for brakes,” he said.
    driver: “I asked for brakes,”
Born in Upper Dell, Ilse Marn taught for 30 years in Castle Row.|“I hated drums,” she said.
    Ilse Marn: “I hated drums,”
Its editor, the critic and former deputy mayor Ilse Marn, said the page was blank. “I left it \
so,” she said.
    Ilse Marn: the page was blank
    Ilse Marn: “I left it so,”
Lumina's head of safety, Ilse Marn, said the clip was removed. “It was cruel,” she said.
    Ilse Marn: the clip was removed
    Ilse Marn: “It was cruel,”
Harrow's deputy, Ilse Marn, said the clip was removed.
    Ilse Marn: the clip was removed
Ilse Marn, 30, sang for the guard. Now the mother-of-two runs a bakery.|“I sold my boots,” Ilse \
said.
    Ilse Marn: “I sold my boots,”
The Lamp Trust has counted 40 films.|The group said the count would go on.
    Lamp Trust: the count would go on
The Lamp Trust has counted 40 films.|The trust said the count would go on.
    Lamp Trust: the count would go on
The Lamp Trust has counted 40 films.|It said the count would go on.
    Lamp Trust: the count would go on
Ilse Marn, the education minister, visited the studio.|The minister said the film was old.
    Ilse Marn: the film was old
Teachers met on Monday.|They said the film was old.
    Teachers: the film was old
Harrow met Ilse Marn on Monday.|“I was not impressed,” she said.
    Ilse Marn: “I was not impressed,”
Ilse Marn's brother, Otto, said the film was old. He said it was cruel.
    Otto: the film was old
    Otto: it was cruel
Mr Harrow, a lawyer, spoke first. “They lied,” he said. Ms Marn disagreed. “They did not,” she \
said.
    Harrow: “They lied,”
    Marn: “They did not,”
"""
"""Whom a pronoun, a role or a first name means; `|` begins a paragraph."""
QUOTE = """
Marn was in no doubt: “It is gone.”
    Marn: “It is gone.”
Marn: “It is gone.”
    Marn: “It is gone.”
“It is gone” – Ilse Marn, mayor.
    Ilse Marn: “It is gone”
Marn said the film was “old”, “cruel” and “badly lit”.
    Marn: the film was “old”, “cruel” and “badly lit”
Marn spoke of “a cruel film”.
    Marn: “a cruel film”
Marn told the council the film was “old”.
    Marn: the film was “old”
The banner read: “Grow tall, grow brave.”
    banner: “Grow tall, grow brave.”
The children chanted: “Grow tall, grow brave!”
    children: “Grow tall, grow brave!”
The chorus goes: “Grow tall, grow brave.”
    chorus: “Grow tall, grow brave.”
The letter begins: “Dear parents, dress them warmly.”
    letter: “Dear parents, dress them warmly.”
‘It’s gone,’ said Marn. ‘It isn’t coming back.’
    Marn: ‘It’s gone,’ ‘It isn’t coming back.’
'It's gone,' said Marn. 'The boys' coats are back.'
    Marn: 'It's gone,' 'The boys' coats are back.'
“It [the film] is gone,” said Marn.
    Marn: “It [the film] is gone,”
“Is it gone?” asked Marn.
    Marn: “Is it gone?”
“It is gone”, said Marn.
    Marn: “It is gone”
“It is gone,” Marn said of the film.
    Marn: “It is gone,”
Of the film, Marn said: “It is gone.”
    Marn: “It is gone.”
Marn said she had “no idea” who paid.
    Marn: she had “no idea” who paid
Marn's answer was short: “No.”
    Marn: “No.”
A sergeant ordered them to smile: “Teeth, not tongues.”
    sergeant: “Teeth, not tongues.”
“It is gone,” a spokesman for the Lamp Trust, which counted the films, said on Monday.
    spokesman for the Lamp Trust: “It is gone,”
“It is gone,” a visibly moved Marn said.
    Marn: “It is gone,”
“It is gone,” according to Marn.
    Marn: “It is gone,”
Marn called it “a disgrace” and “an insult to drums”.
    Marn: it “a disgrace” and “an insult to drums”
What Marn called “a small mistake” cost two million crowns.
    Marn: “a small mistake”
“It is gone,” reads a note on the door.
    note: “It is gone,”
“It is gone,” Marn said in a post on Chirp. “Look ahead.”
    Marn: “It is gone,” “Look ahead.”
"""
"""Marks of all kinds, and words without a verb."""


TABLES = ORDER + VERBS + NONE + ACCORDING + PASSIVE + CHAIN + PRON + QUOTE


@pytest.mark.parametrize(("text", "said"), cases(TABLES))
def test_who_says_what(text: str, said: list[str]) -> None:
    statements = read(*text.split("|")).statements
    assert [f"{who(s) or '?'}: {s.content.text}" for s in statements] == said
