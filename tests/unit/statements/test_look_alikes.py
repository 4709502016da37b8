"""Sentences with words of making, airing and belonging, in which nobody made or holds anything."""

import pytest

from tests.unit.statements.made import named, read

KINDS = {
    "produced",
    "commissioned",
    "performed",
    "published",
    "aired",
    "part_of",
    "responsible_for",
}

MADE = """
The opposition aired its grievances at a rally in the capital on Sunday.
The union aired concerns about pay, and members aired doubts about the plan.
The prison released 40 prisoners on Monday under an amnesty.
The bank released its results on Tuesday, and the ministry released funds for the dam.
The lawyer produced a document in court and a witness produced a passport.
The factory produced 3,000 tonnes of steel and the farm produces milk.
She made a mistake, he made a speech and they made a deal.
The company posted a profit of 4 million and posted guards at the gate.
The army posted two battalions to the border.
The minister issued a warning, a statement and two permits.
The court issued an arrest warrant and the bank issued bonds.
The police shot a man in the leg; he was shot by an officer.
The team ran a good race and the bus runs on Sundays.
The ministry runs the hospital and the mayor runs the council.
He played the piano, she played tennis and the team played Orsk.
The team was played off the park by its rivals.
The show must go on, said the director, who showed us the door.
The store carries shoes; the wind carried the sound; the vote was carried by 30 to 12.
The measure carried a penalty of ten years.
A motion carried by the council was sent to the mayor.
The pupils performed well in tests; the surgeon performed an operation.
Doctors performed a study on 300 patients.
The newspaper ordered new chairs and the judge ordered a retrial.
The court ordered the station to pay a fine.
The general ordered the film crew to leave.
He recorded a victory in the first round, and the station recorded 40 degrees.
Police recorded 300 thefts last year, a record for the city.
The ship was commissioned by the navy in 1988.
The navy commissioned two frigates.
He was commissioned by the army as a captain.
The tunnel was designed by engineers from Lorn.
The dress was designed by Ana Karel.
The bridge was drawn in the fog, and lots were drawn by the referee.
The match was drawn. He drew a pistol.
The singer was heard by nobody; the case was heard by Judge Paz.
The appeal will be heard by three judges in May.
The song could be heard across the square by soldiers.
The record was broken by Bea Strand, who set it in 2031.
She set a record, and the table was set by the cook.
A book signed by the author was sold by the family for 300 crowns.
The letter was signed by forty officers and delivered by hand.
The film was banned by the ministry and criticised by the church.
The film was shown to pupils by their teacher.
The album was praised by critics. The tape was seized by police.
The video was viewed by millions and shared by nobody we know.
The recording was denounced by the mayor as a fake.
The report was welcomed by the opposition.
The clip was taken down by the platform after an hour.
The programme was cancelled by the station, and the series was bought by nobody.
The interview was interrupted by a siren.
The song has been adopted by the rebels as their anthem.
The concert was attended by 3,000 people and guarded by soldiers.
The film may be released by a foreign distributor.
The studio was to have produced the series, but withdrew.
The choir was asked to sing the anthem. It declined.
The ministry considered commissioning a song.
The ministry denied having commissioned the song or having paid for it.
He dreams of making a film. She hopes to publish her poems.
A spokesman said the channel had no plans to air the film.
Nobody has released the tape. Neither station aired the debate.
The company never made the film, and the band hardly recorded a note.
The ministry asked who had written the song.
It is unclear who filmed the video or whether the army released it.
The party wants schools to sing the anthem every day.
The law forbids stations from airing the song.
The police said they would publish the images if the man did not come forward.
He promised to release the recording within a week.
Without the army's help the film would never have been made by the studio.
If the choir had sung the hymn, the mayor would have wept.
The story was made up by a bored clerk.
The decision was made by the board, and the bed was made by the nurse.
The film stars Til Ferner and runs for two hours.
The tune runs through the whole film.
The paper is made from rags. The magazine was made a scapegoat by the party.
The boys were made to sing by the guards.
The announcement came out of the blue. The truth came out on Monday.
The actor appeared in court on Tuesday. The minister appeared on the balcony.
The bill was introduced by deputies and passed by the chamber.
The bill was published in error.
The band split up. The band was released by the police at noon.
The children were filmed by their parents at the school play.
The prisoners were photographed by the guards.
The statement was read by a lawyer.
The recording of votes was done by hand.
The minister of culture wrote to the broadcaster on Monday.
She wrote that the film was bad. He wrote in the daily Lumen that the song was a lie.
He writes songs. She sings in a choir. They publish novels.
The broadcaster draws its audience from the north.
The singer took a photo with fans and took the tape home.
The government put out the fire. The party put out feelers.
"""
"""Grievances aired, prisoners released, profits posted: or denied, refused, only hoped for."""
HELD = """
The army belongs to the people. The future belongs to the young.
The house belongs to Ana Karel. The bag belonged to the witness.
The teacher is part of the problem. Music is part of the school day.
The team is part of history. Lorn is part of the province of Varn.
The mayor reports to nobody. He answers to the name of Bill.
The driver was run over by a bus. The race was run by 3,000 people.
The café is run by volunteers. The school is led by Ana Karel.
The witness worked under the name of Agnes. He came under fire.
The town fell under the control of rebels.
The head of the army's choir resigned. The choir of birds woke her.
The party's leader is the brother of the minister's driver.
He is a member of the council. She is part of the band.
The Ministry of Defence of Lorn said on Monday it was looking into it.
The newspaper's office was searched. The mayor's department is small.
The president owns a horse. The bank owns the building.
The bank bought the painting. The museum acquired the letters from the family.
The station is responsible for the delay. Who is responsible for the fire?
Rebels were responsible for the attack. The minister is responsible for transport.
"""
"""People, places and faults, which are part of nothing."""


@pytest.mark.parametrize("text", [line for line in (MADE + HELD).splitlines() if line])
def test_nobody_is_said_to_have_made_or_to_hold_anything(text: str) -> None:
    claims = [c for c in read(text).claims if c.kind in KINDS]
    assert [(c.kind, named(c, subject=True), named(c, subject=False)) for c in claims] == []
