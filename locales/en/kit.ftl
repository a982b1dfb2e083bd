# Said by whatever feature.
kit-invalid = Please look at the marked fields.
kit-stale-button = This button no longer works. Ask for the card again, for instance with /change list.
kit-not-there = This button belongs to a room you are not in, so nothing was done. Type the command in a room of yours, or ask somebody who is in that one.
kit-not-your-form = This form was not sent to you. Type the command yourself, and you get one of your own.
kit-press-again = That took too long to open. Please press the button once more.
kit-bug = Something went wrong on our side, and nothing was changed. Please try again; if it happens again, give your administrator this number: { $id }
kit-unknown-person = I could not find out who you are. Please try again in a moment.
kit-no-project = I do not know which project you mean. Say it in the project’s channel.
kit-code-wrong = This code is unknown, used or too old. Ask for a new one.
kit-open-form = Here is your form:
kit-comma = {", "}
kit-earlier-card = Continues an earlier card, whose buttons no longer work
kit-newer = ← Newer
kit-older = Older →

# Feishu: what only one person is to see goes to their direct conversation.
kit-form-in-dm = I have sent you the form in our direct conversation.
kit-card-in-dm = I have sent it to you in our direct conversation.
kit-form-closed = ✓ Sent
kit-form-closed-words = This form has been sent and is closed.
kit-card-too-long = There is more of this than one message can hold.
kit-done = ✓ Done

# A message somebody pointed at.
kit-quote-source = { $who }, { $at }
kit-quote-link = original message
kit-quote-deleted = This message has been deleted since.
kit-quote-edited = This message has been edited since:

role-developer = developer
role-tech_lead = tech lead
role-account_manager = account manager
role-client = client
role-observer = observer

# Where it was done.
kit-done-in = { $platform ->
    [feishu] {" "}(in Feishu, { $room })
   *[slack] {" "}(in Slack, #{ $room })
}
kit-done-directly = { $platform ->
    [feishu] {" "}(in Feishu, directly)
   *[slack] {" "}(in Slack, directly)
}
