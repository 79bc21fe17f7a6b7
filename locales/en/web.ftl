### Texts of the public pages in English. What is missing here is shown in Spanish.

## Common frame

public-name = Services near you
public-tab-title = { $page } · Services near you
skip-to-content = Skip to content
languages-label = Language
fallback-notice = This part has not been translated yet.
demonstration-notice = Demonstration: people and accounts are simulated.
error-summary-title = Something needs correcting
exit-action = Leave quickly
exit-keys = or press Shift 3 times
foot-privacy = Privacy and how to leave
foot-staff = Staff sign-in
foot-home = Home
foot-note = This page does not store what you search for and does not ask who you are.

## Public home

home-title = Home
home-question = Where are you?
home-hint = Type the first 4 letters of your district or province.
home-search = Find services
home-urgent-title = I need help now
home-urgent-note = Calls are free, at any hour. The call may stay in the list of calls of your phone.
urgent-line-number = 100
urgent-line-name = Línea 100
urgent-line-note = advice and support, 24 hours
urgent-police-number = 105
urgent-police-name = Police
urgent-police-note = emergencies, 24 hours

## Service finder

finder-title = Services
finder-place-label = Where are you?
finder-place-hint = At least 4 letters of the district, province or department.
finder-service-label = Service (optional)
finder-service-any = All
finder-need-label = What do you need? (optional)
finder-need-any = Anything
finder-search = Search
finder-too-short = Type at least 4 letters.
finder-no-place = We found no place that begins like this. Check the spelling or try the province.
finder-choose-title = Which of these places?
finder-choose-hint = Some places share a name. Look at the province.
finder-level-department = department
finder-level-province = province
finder-level-district = district
finder-place-in = { $level } in { $parent }
finder-results-title = Services near { $place }
finder-change-place = Change place
finder-group-district = In the district
finder-group-province = In the province
finder-group-department = In the department
finder-group-count =
    { $count ->
        [one] 1 place
       *[other] { $count } places
    }
finder-national-title = By phone, from anywhere
finder-sealed-title = Protection in a confidential place
finder-sealed-note = For safety, its address is not published.
finder-nothing-title = We know of no office here
finder-nothing-text = There may be one that this directory does not list yet. Call Línea 100: they will tell you where to go.
finder-more = More about { $name }
finder-call = Call { $number }
finder-verified = Checked on { $day }
finder-not-verified = Not yet checked with the place

## A center

center-place = Place
center-address = Address
center-hours = Hours
center-languages = Languages
center-phone = Telephone
center-accessibility = Accessibility
center-what = What it does
center-whom = Whom it serves
center-source = Source of this information
center-verified = Last checked
center-never-verified = nobody has checked it with the center yet
center-unknown-advice = Before you go, confirm by calling Línea 100: it is free.
center-sealed-title = How to ask for it
center-back = Back to the results
center-closed = This center stopped its service on { $day }.

## Privacy

privacy-title = Privacy and how to leave
privacy-lead = What this page stores, and what it cannot erase.
privacy-exit-title = What “Leave quickly” does
privacy-exit-does-1 = It replaces this page with an ordinary one at once.
privacy-exit-does-2 = It ends the session, if one was open.
privacy-exit-does-3 = It asks the browser to erase what it kept of this page.
privacy-exit-not-title = What it does not erase
privacy-exit-not-1 = The history of the browser. Somebody may see that you visited this address.
privacy-exit-not-2 = The list of calls and the messages of your phone.
privacy-exit-not-3 = What the network, the internet provider or a program that watches the device writes down.
privacy-how-title = How to remove traces
privacy-how-1 = Remove only these pages from the history. An empty history draws attention.
privacy-how-2 = Remove the call from the list of calls when you finish.
privacy-how-3 = If you can, use the device of a person you trust or of a library.
privacy-how-4 = A private window keeps no history, but it does not stop anyone from watching the network or the device.
privacy-stored-title = What we store
privacy-stored-public = Of those who look for services: nothing. We use no cookies, accounts or visit counters.
privacy-stored-staff = Of staff who sign in: one cookie for the session and a record of what they do.
privacy-danger = If you think your phone is being watched, ask for help from another one.

## Errors

error-what-now = What you can do
error-go-home = Go to the home page
error-reference = Code to ask for help: { $reference }
error-not-found-title = We could not find that page
error-not-found-text = The address may be misspelt, or the page no longer exists.
error-not-found-do = Check the address or start from the home page.
error-refused-title = We could not accept the form
error-refused-text = The form expired or came from another page. Nothing was stored.
error-refused-do = Go back, reload the page and send it again.
error-method-title = That page does not take this kind of request
error-method-text = This often happens when a page is reloaded after sending a form.
error-method-do = Open the page from the home page.
error-too-large-title = The file is too large
error-too-large-text = The limit is { $megabytes } MB. Nothing was stored.
error-too-large-do = Split the file or remove columns that are not used.
error-invalid-title = Something is missing in what you sent
error-invalid-text = A value came empty or in another form. Nothing was stored.
error-invalid-do = Go back and check the fields.
error-too-many-title = Too many attempts in a row
error-too-many-text = To protect accounts, you need to wait a moment.
error-too-many-do = Wait one minute and try again.
error-internal-title = Something failed on our side
error-internal-text = What was stored is still stored. The failure has been noted.
error-internal-do = Try again. If it persists, tell us this code.
error-unavailable-title = The service is busy or under maintenance
error-unavailable-text = What was stored is still stored.
error-unavailable-do = Try again in a few minutes.
error-urgent = If you need help now, call 100 for free. They answer at any hour.
