### Textos en quechua sureño (runasimi). Solo lo que se sabe correcto; lo demás se muestra en español con su marca.
### Pendiente: revisión por hablantes antes de publicar.

home-question = ¿Maypin kachkanki?
finder-place-label = ¿Maypin kachkanki?
home-urgent-title = Kunan yanapawaychik
exit-action = Utqaylla lluqsiy
home-search = Maskay
finder-search = Maskay
language-qu = Runasimi
languages-label = Simi
