account-word = account
account-word-link = link
account-word-join = join
account-summary-line = use Slack and Feishu with one voice

account-help = You are { $name }, with accounts on: { $accounts }. If you are in another chat too, say /account link here and /account join with the code there: then you have one voice.
account-link = With your other account, send me this within { $minutes } minutes: /account join { $code }
account-same = This is the account the code comes from. Send it to me from your other one.
account-joined = Both accounts are you now, { $name }.

account-zone-question = Where are you? Times and days off are yours then, not the project’s.
account-zone-why = I ask this once; your chat does not tell me.
account-zone-chosen = Thank you: { $name } it is.
