# The playground's page.
page-title = Parley – playground
page-name = playground
page-language = Language of this page
guide = Try it
guide-1 = Ask for a change
guide-1-how = Type /change Export must include cancelled orders by next Friday.
guide-2 = Be somebody else
guide-2-how = Choose the tech lead above the channel and press Assess. Two have to approve.
guide-3 = Let time pass
guide-3-how = The clock brings the stand-up, reminders and Monday’s report – to those in no chat by mail.
guide-4 = Break something
guide-4-how = Trouble, or restart the bot in the middle: nothing is lost, nothing is doubled.
guide-5 = Look underneath
guide-5-how = {"{ }"} on any message shows the JSON the platform got.
clock = Clock
clock-hour = + 1 hour
clock-workday = Next working day
clock-next = Next scheduled post
clock-next-at = Parley will act by itself at: { $at }
clock-next-none = Parley plans nothing right now.
bot-running = Running
bot-starting = Parley is starting …
bot-playing = Playing three weeks of history …
bot-stopped = Parley has stopped
bot-restart = Kill and restart
day-today = Today
day-yesterday = Yesterday

you-are = You are
rooms = Conversations
messages = Messages
unread = something new
language-of = Language of { $name }
role-developer = developer
role-tech_lead = tech lead
role-account_manager = account manager
role-client = client
role-observer = observer
app = APP
only-you = Only visible to you
dismiss = Dismiss
edited = (edited)
file-size = { $count } bytes
replies = { $count ->
    [one] One reply
   *[other] { $count } replies
}
last-reply = last at { $time }
thread = Thread
close = Close
cancel = Cancel
tools = Message
react = React
reply = Reply in thread
more = More
delete = Delete
attach = Attach a file
send = Send
choose = Choose
optional = (optional)
playing = Three weeks of history are being played to the bot. In a moment it is your turn.
empty = Nothing here yet.
pages-of = In Feishu, { $count } rows a page
undrawn = [{ $kind }: not drawn here]
composer-room = Message #{ $room } – / for commands, @ for people
composer-dm = Message { $name }
composer-thread = Reply …

tab-home = Home
tab-messages = Messages
home-waits = Parley draws this page when it hears that you opened it.

wire = Calls
wire-title = What Parley called, newest first
limits-kept = every limit kept
nothing-yet = Nothing yet.

mail = Mail
mail-of-everybody = whatever Parley sent by mail, whoever it is for
mail-unread = { $count ->
    [0] Mail
    [one] Mail: one unread letter
   *[other] Mail: { $count } unread letters
}
mail-all = All letters
mail-none = No letter yet. Type /progress mail to have the weekly report sent to somebody; it comes on Monday.
mail-from-to = From { $sender } to { $address }
mail-shown-as = Shown as
mail-as-html = Formatted
mail-as-text = Plain text

trouble = Trouble
trouble-what = What goes wrong next?
trouble-drop_ack = Lose the next acknowledgement
trouble-twice = Deliver the next event twice
trouble-limited = Answer the next message with 429
trouble-error = Take the next message, but answer 500
trouble-cut = Cut the connection
trouble-charts = Take the charts away
trouble-drop_ack-armed = The next acknowledgement gets lost. Whoever acts is told of an error, messages are delivered again; Parley acts once.
trouble-twice-armed = The next thing you do is delivered twice. Parley acts once.
trouble-limited-armed = The next message Parley posts is refused for three seconds. It comes later, once.
trouble-error-armed = The next message Parley posts arrives, but the answer is 500. Parley looks before it posts again.
trouble-charts-armed = This workspace has no charts of Slack’s own from now on. Parley uploads pictures in their place.
trouble-cut-armed = The connection was cut. Parley connects again by itself within seconds.

slack-operation-timeout = Slack heard no answer from the app (operation_timeout).
slack-dispatch-failed = Slack could not reach the app (dispatch_failed).
slack-trouble-connecting = We had some trouble connecting. Try again?
slack-not-offered = Slack does not offer this:{" "}

slack-got = What Slack got
feishu-got = What Feishu got
measure-blocks = { $count } of { $most } blocks
measure-characters = { $count } of { $most } characters
measure-parts = { $count } of { $most } parts
measure-bytes = { $count } of { $most } bytes
composer-group = Message { $room } – @Parley /change …
answers = In answer to
feishu-error = Feishu could not reach the app ({ $code }).
feishu = Feishu
feishu-tenant = 云帆科技
feishu-not-offered = Feishu does not offer this:{" "}
app-feishu = BOT
recall = Recall
confirm = Confirm
menu = The bot’s menu
