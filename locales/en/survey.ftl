# Words people type, separated by commas; each language's words work for everybody.
survey-word = survey, surveys
survey-word-results = results, trend
survey-word-settings = settings
survey-word-open = open, follow-ups, followups
survey-word-help = help, ?
survey-word-csat = csat
survey-word-nps = nps

survey-summary-line = ask clients and account managers how it goes, and follow up

# The question.
survey-title = { $project }: how is it going?
survey-question-csat = How satisfied are you with how { $project } is going?
survey-question-nps = How likely is it that you would recommend working with us on { $project }?
survey-scale-csat = 1 means not at all, 5 means very.
survey-scale-nps = 0 means not at all likely, 10 means extremely likely.
survey-about-change = Changes that ended lately: { $about }
survey-about-milestone = Milestone reached some weeks ago: { $about }
survey-who-reads = The team of { $project } reads your answer, with your name. It is not shown in any channel of the client.
survey-again = This is the only reminder.
survey-do-skip = I would rather not say
survey-answered = Your answer: { $score }. It can be changed within { $days } days.
survey-answered-nothing = You would rather not say. If you change your mind, press a number.
survey-form-why = Thank you
survey-scored = Your answer: { $score }
survey-why = What is the main reason?
survey-why-hint = Leave it empty if you like: your answer counts already.
survey-do-answer = Send
survey-thanks = Thank you. The team reads it.
survey-thanks-low = Thank you. { $who } sees to it, until { $until }.
survey-skipped = All right. You will not be reminded.
survey-skipped-kept = Your answer stays as it is: { $score }. Another number corrects it.

# Asking.
survey-form-send = Ask how it goes
survey-do-send = Ask
survey-kind = What is asked
survey-kind-csat = Satisfaction, 1 to 5
survey-kind-nps = Recommendation, 0 to 10 (NPS)
survey-question = Your own question
survey-question-hint = Leave it empty for the usual one, which comes in everybody’s language.
survey-roles = Who is asked
survey-role-client = Clients
survey-role-account_manager = Account managers
survey-rest-remark = Whoever was asked something within the last { $days } days is left in peace.
survey-asked = Asked: { $names }
survey-resting = Left in peace, because they were asked lately: { $names }
survey-away = Away today: { $names }
survey-form-settings = Survey settings
survey-do-save = Save
survey-when = Ask by itself
survey-when-changes = after changes were accepted or declined
survey-when-month = every month
survey-weeks = Weeks after a milestone
survey-weeks-hint = For instance 2. Leave it empty not to ask.
survey-rest = Days of peace before the next survey
survey-rest-hint = Counted for each person, from the last survey or poll that asked them, by name or by role. 0: none.
survey-saved = Saved. People are asked on working days at 10:00.
survey-saved-off = Saved. Nobody is asked unless you do it.

# Follow-ups.
survey-follow-up = { $who } is not satisfied
survey-follow-up-closed = { $who } was not satisfied
survey-score = Answer
survey-given-csat = { $score } of 5
survey-given-nps = { $score } of 10
survey-state = State
survey-state-open = Somebody has to see to it
survey-state-asked = { $who } was asked whether it is settled
survey-state-refused = { $who } says that it is not settled yet
survey-state-closed = Settled, says { $who }
survey-state-better = { $who } has changed the answer
survey-state-silent = { $who } was asked whether it is settled, and has not said
survey-state-closed-by = Closed by { $by }, without a word from { $who }
survey-owner = Owner
survey-nobody-owns = nobody yet
survey-until = Until
survey-internal = For the team
survey-do-done = Done, ask them …
survey-do-ask-again = Ask again …
survey-do-take = I see to it
survey-do-close = Close without an answer …
survey-do-show = Show
survey-form-done = Is it settled?
survey-do-tell = Ask
survey-done = What was done
survey-done-hint = { $who } will read this.
survey-no-words = They gave no reason.
survey-internal-field = Notes for the team alone
survey-internal-hint = Never shown to a client.
survey-done-told = { $who } is asked whether it is settled.
survey-taken = It is yours now.
survey-form-close = Close without an answer
survey-do-close-it = Close
survey-close-remark = { $who } has not said whether it is settled. If you close it, everybody in the team reads who did, and why. { $who } can still open it again.
survey-closed-why = Why it is closed
survey-closed-why-hint = For instance: has left the company.
survey-closed-by-you = Closed. The card says that { $who } did not close it.
survey-settled-title = { $project }: is it settled?
survey-is-settled = You were not satisfied with { $project }. This is what { $who } did about it:
survey-do-settled = Yes, it is settled
survey-do-unsettled = Not yet …
survey-form-unsettled = What is missing?
survey-unsettled = What is still missing?
survey-said-settled = You said that it is settled.
survey-said-unsettled = You said that it is not settled yet.
survey-settled-thanks = Thank you for telling us.
survey-unsettled-thanks = Thank you. { $who } goes on with it.
survey-told-owner = It is yours to see to:
survey-told-words = { $who } has said why:
survey-told-refused = { $who } says that it is not settled yet:
survey-told-better = { $who } has changed the answer:
survey-told-closed = { $who } says that it is settled:
survey-told-closed-by = { $by } has closed it, without a word from { $who }:
survey-told-late = Nobody has seen to { $who } yet, and the time is over:
survey-told-silent = { $who } has not said whether it is settled. Ask again, talk to them, or close it and say why:
survey-list = { $count ->
    [0] No open follow-ups
    [one] One open follow-up
   *[other] { $count } open follow-ups
}
survey-list-more = { $count ->
    [one] … and one more, due later.
   *[other] … and { $count } more, due later.
}
survey-list-empty = Everybody who was not satisfied has said that it is settled.
survey-list-row = { $who }: { $score } · { $owner }, until { $day }

# Results.
survey-results = How { $project } is going
survey-results-none = Nobody has answered within the last twelve weeks. Say @Parley survey to ask.
survey-sum-csat = { $mean } on average, { $content } % are satisfied ({ $count ->
    [one] one answer
   *[other] { $count } answers
})
survey-sum-nps = { $value } ({ $count ->
    [one] one answer
   *[other] { $count } answers
})
survey-weeks-beside = Week by week
survey-week = Week of { $day }
survey-week-csat = satisfaction { $value }
survey-week-nps = NPS { $value }
survey-week-answers = { $count ->
    [one] one answer
   *[other] { $count } answers
}
survey-week-changes = { $count ->
    [one] one change asked for
   *[other] { $count } changes asked for
}
survey-week-slips = { $count ->
    [one] one slip
   *[other] { $count } slips
}
survey-comments = What they said

# What is wrong.
survey-only-askers = The account manager and the tech lead ask. If that is you, have your role set with /project.
survey-only-team = What people answered is for the team.
survey-only-team-rooms = What people answered is not shown where the client reads. Ask in the team’s room, or me directly.
survey-roles-missing = Choose who is asked.
survey-too-long = This has { $length } characters; at most { $limit } fit. Please shorten it.
survey-count-wrong = Give a whole number, at most { $limit }.
survey-nobody-rested = Nobody can be asked before { $at }: { $names } were asked lately, or are away today. How many days lie in between is set with /survey settings.
survey-nobody-back = Nobody can be asked now: { $names } are away today.
survey-nobody-there = Nobody here is a client or an account manager yet. Roles are set with /project.
survey-answered-before = You answered this more than { $days } days ago, so it stands. If something has changed since, write to me: feedback, and what you think.
survey-not-asked = This question was for somebody else.
survey-follow-up-gone = This is no longer here.
survey-closed-before = This is closed already.
survey-not-owner = { $who } sees to it. Take it over first, with “I see to it”.
survey-not-your-own = It is about you, so somebody else has to see to it.
survey-only-person = Only { $who } can say whether it is settled.
survey-only-closers = Its owner, the account manager or the tech lead closes it. Roles are set with /project.
survey-why-closed-missing = Say in a few words why; the team reads it.
survey-done-missing = Say in a few words what was done; it will be read.

# Help.
survey-help-title = What /survey can do
survey-help =
    /survey – ask clients and account managers how it goes
    /survey nps – ask how likely they would recommend you
    /survey results – the trend, beside changes and slips
    /survey open – who is not satisfied, and who sees to it
    /survey settings – ask by itself, and how often at most
    In Slack, type /parley survey … or @Parley survey …
