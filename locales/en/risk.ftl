# Words people type, separated by commas; each language's words work for everybody.
risk-word = risk, risks
risk-word-add = add, new
risk-word-list = list, open
risk-word-closed = closed
risk-word-history = history
risk-word-help = help, ?

risk-summary-line = what may go wrong, who looks after it, and what is done about it

risk-title = Risk #{ $number } { $what }
risk-level-low = Low
risk-level-medium = Medium
risk-level-high = High
risk-weighs = Likelihood and effect
risk-weight = { $likelihood } / { $effect }
risk-what = What may happen
risk-likelihood = How likely is it?
risk-effect = How bad would it be?
risk-owner = Looked after by
risk-nobody = nobody yet
risk-answer = What is done about it
risk-no-answer = nothing yet
risk-review-on = To be looked at again
risk-review-by = again on { $day }
risk-review-hint = As you would say it: in two weeks, 15 Dec, 下周五. Whoever looks after it is asked that morning.
risk-readers = Who may read it
risk-readers-team = only the team
risk-readers-client = the client too
risk-closed = Closed
risk-still = Does this still stand? Give it another date, or close it.
risk-hidden = Risk #{ $number } is no longer shown here.
risk-list-open = { $count ->
    [0] Open risks
    [one] One open risk
   *[other] { $count } open risks
}
risk-list-closed = { $count ->
    [0] Closed risks
    [one] One closed risk
   *[other] { $count } closed risks
}
risk-none = There is none.
risk-added-for-team = Noted as risk #{ $number }. Only the team may read it, so it is not shown in this room.
risk-added = Noted as risk #{ $number }.

risk-do-add = Add a risk
risk-do-save = Save
risk-do-edit = Edit
risk-do-show = Show
risk-do-close = Close …
risk-do-reopen = Open again
risk-do-history = History
risk-history-title = History of risk #{ $number } { $what }
risk-history-team = Its history is for the team: ask in the team’s own room, or me alone.
risk-did-add = { $who } noted it
risk-did-edit = { $who } edited it
risk-did-close = { $who } closed it
risk-did-reopen = { $who } opened it again
risk-form-add = Note a risk
risk-form-edit = Edit risk #{ $number }
risk-form-close = Close risk #{ $number }
risk-outcome = What became of it?
risk-outcome-hint = For instance: did not happen, the bank confirmed in writing

risk-what-missing = Say in a sentence what may happen.
risk-too-long = This has { $length } characters; at most { $limit } fit. Please shorten it.
risk-date-unreadable = I cannot read a date in this. Try “in two weeks”, “15 Dec” or “2026-12-15”.
risk-outcome-missing = Say what became of it; somebody will want to know.
risk-not-observers = Observers read along. Ask somebody of the project to note it, or have your role set with /project.
risk-only-team = The team and the account manager look after risks. If that is you, have your role set with /project.
risk-closed-already = It is closed already.
risk-moved-on = Somebody changed this while you were writing, so it was not saved. Copy what you typed, close this form and open it again.
risk-gone = This risk is no longer here.
risk-no-such-number = There is no risk #{ $number } here. See /risk.

risk-help-title = What /risk can do
risk-help =
    /risk – what may go wrong, the heaviest first
    /risk The bank may be late – note a risk
    /risk 3 – one of them; /risk history 3 for who did what to it, when and where
    /risk closed – what is over
