# Words people type, separated by commas; each language's words work for everybody.
feedback-word = feedback
feedback-word-list = list, inbox
feedback-word-done = done, ended
feedback-word-settings = settings
feedback-word-help = help, ?

feedback-summary-line = say what is good or bad, and hear what becomes of it

# The card.
feedback-title = Feedback #{ $number }
feedback-gist = Feedback #{ $number } – { $outcome }
feedback-giver = From
feedback-recorded-by = { $who }, recorded by { $by }
feedback-outcome = Outcome
feedback-ended = { " · " }{ $who }, { $day }
feedback-change = The change
feedback-outcome-open = Open
feedback-outcome-change = Became change #{ $number }
feedback-outcome-todo = Became action item #{ $number }
feedback-outcome-answered = Answered
feedback-outcome-declined = Declined
feedback-reply = Reply
feedback-internal = For the team

# Buttons and forms.
feedback-do-change = Make a change of it
feedback-do-todo = Make an action item
feedback-do-answer = Answer
feedback-do-decline = Decline
feedback-do-link = Link a change …
feedback-do-show = Show
feedback-do-ask-give = Give feedback
feedback-do-give = Send
feedback-do-send = Send
feedback-do-save = Save
feedback-do-publish = Show it to everybody here
feedback-do-list-open = What is open
feedback-do-list-done = You said, we did
feedback-form = Give feedback
feedback-words = What is good, bad or missing?
feedback-words-hint = It is filed with your name. You will be told what becomes of it.
feedback-form-answered = Answer feedback #{ $number }
feedback-form-declined = Decline feedback #{ $number }
feedback-form-link = Which change is #{ $number }?
feedback-reply-answered = Answer
feedback-reply-declined = Why not
feedback-reply-hint = { $who } will read this.
feedback-internal-field = Notes for the team alone
feedback-internal-hint = Never shown to whoever gave it, nor in a client’s room.
feedback-link-field = Number of the change
feedback-link-hint = For instance 12
feedback-form-settings = Feedback settings
feedback-emoji-about = A reaction with one of these emoji files the message as feedback. Leave it empty to file nothing that way.
feedback-emoji-on = { $platform ->
    [slack] Emoji in Slack
   *[feishu] Emoji in Feishu
}
feedback-emoji-hint = 💡, 🙁, or names as they are written there, with spaces in between. Usual: { $usual }
feedback-settings-saved = Saved.

# What is wrong.
feedback-words-missing = Say in a few words what it is about.
feedback-reply-missing = Please write a line: nothing ends in silence.
feedback-too-long = This has { $length } characters; at most { $limit } fit. Please shorten it.
feedback-which-change = Give the number of the change, for instance 12.
feedback-no-such-change = There is no change #{ $number } in this project. See /change list.
feedback-emoji-wrong = “{ $name }” is no emoji’s name. Names look like { $usual }; only 💡 and 🙁 may stand for themselves.
feedback-emoji-many = At most { $limit } emoji can be watched for.
feedback-only-enders = The account manager and the tech lead do this. If that is you, have your role set with /project.
feedback-ended-before = Somebody has dealt with this already. Say @Parley feedback done to see how.
feedback-gone = This feedback is no longer here.
feedback-no-such-number = There is no feedback #{ $number } that you can see. Say @Parley feedback to see what is open.
feedback-nothing-said = There are no words in this message that I could file.
feedback-publish-where = Press this in one of the project’s rooms.
feedback-publish-nothing = Nothing here may be shown in this room yet.

# What people are told.
feedback-filed = Thank you. Filed as feedback #{ $number }; you will be told what becomes of it.
feedback-filed-for = Filed as feedback #{ $number }. { $who } will be told what becomes of it.
feedback-ended-note = Done. { $who } is told.
feedback-recorded = { $by } has recorded what you said as feedback #{ $number } in { $project }. You will be told what becomes of it.
feedback-told-title = Your feedback
feedback-told-source = Feedback #{ $number }, { $project }
feedback-told-change = { $who } made a change of it: it is now change #{ $number }.
feedback-told-todo = { $who } made an action item of it: #{ $number }.
feedback-told-answered = { $who } answered:
feedback-told-declined = { $who } said no to it, for this reason:

# Lists.
feedback-list-open = { $count ->
    [0] No open feedback
    [one] One piece of feedback is open
   *[other] { $count } pieces of feedback are open
}
feedback-list-done = { $count ->
    [0] You said, we did: nothing yet
   *[other] You said, we did: { $count }
}
feedback-list-empty = Nothing here.
feedback-published = { $project }: you said, we did
feedback-you-said = { $who } said:
feedback-we-did = →
feedback-how = Say @Parley feedback and what you think. On a message: Record as feedback, a reply with @Parley feedback, or a reaction (💡 or 🙁, unless this project chose others).

# Help.
feedback-help-title = What /feedback can do
feedback-help =
    /feedback The export is much faster now – give feedback
    /feedback – what is open
    /feedback done – you said, we did
    /feedback 12 – feedback 12
    /feedback settings – which reactions file a message
    On any message: Record as feedback, or reply to it with @Parley feedback, or react with 💡 or 🙁.
    In Slack, type /parley feedback …: Slack keeps /feedback for itself.
