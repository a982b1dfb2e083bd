share-word = share
share-summary-line = a page of the project, to read only, for whoever has the link
share-title = Shared pages of { $project }
share-none = No page is shared. A link shows the figures of the report, live, and ends after 30 days.
share-link = { $version ->
    [team] The team’s version
   *[client] The client’s version
}, until { $until }
share-do-make-client = Make a link for the client
share-do-make-team = Make one for the team
share-do-revoke = End it
share-revoke-sure = Whoever has this link will see nothing any more.
share-made = { $version ->
    [team] The team’s version, with internal notes
   *[client] The client’s version, without internal notes and costs
}. It opens until { $until }; /share ends it before.
share-once = The link is shown this once. Whoever has it can read the page.
share-only-leads = Only the account manager and the tech lead may share pages.
share-no-address = This Parley has no address that others can open. Whoever runs it sets PUBLIC_URL.

# The page itself.
share-page-live = As of { $at }
share-page-language = 中文
share-page-gone-title = This page is not here
share-page-gone = The link is unknown, was ended, or is over. Ask whoever gave it to you for a new one.
share-page-slow = Too many requests. Please try again in a minute.
share-left-title = Stop these letters?
share-left-ask = { $address } will get no more reports of { $project }.
share-left-do = Stop them
share-left-done = Done. There will be no more letters.
