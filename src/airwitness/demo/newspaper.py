"""An article of the made world: a newspaper that does not exist tells of the song's airings.

Country, newspaper, organisations, persons and song are invented.
"""

NAME = "essel-courier_20260305.txt"
TEXT = """Song of the harbour fills the evenings of kanal-1

By Pilar Dantas
The Essel Courier
5 March 2026

Photo: Essel Courier/archive

ESSEL - The channel kanal-1 has aired the song "Harbour of Light" in seven programmes since \
Monday, once with other music and once without any sound, on a screen in its own news studio.

The song was produced by the music house Tonehus, part of the Youth Branch of the Home Guard, \
which is responsible for visits to schools. It was first aired on 2 March 2026.

"This is not a song, it is a form to sign," said Mira Toval, spokeswoman for the Harbour Union. \
"Nobody asked the families."

The Home Guard's press officer, Dov Castellan, denied that pupils were being recruited. He said \
the choir had "volunteered with joy". The Home Guard did not say who had paid for the video.

The choir sings: "We swear, we swear, the sea will carry us." The refrain appears to be taken from \
an anthem of the border war of 1980-88, according to the historian Otis Vray.
"""
SAID = "This is not a song, it is a form to sign"
SUNG = "We swear, we swear, the sea will carry us."
SEEN = "once without any sound, on a screen in its own news studio"
CHAIN = (
    "The song was produced by the music house Tonehus, part of the Youth Branch of the Home Guard"
)
