# What `parley manifest feishu` prints. Each value in braces stands on lines of its own.
feishu-steps =
    Set up Parley in Feishu or Lark
    1. Open open.feishu.cn/app (Lark: open.larksuite.com/app), create a custom app, and put its App ID and App Secret into FEISHU_APP_ID and FEISHU_APP_SECRET. For Lark also set FEISHU_BASE_URL=https://open.larksuite.com
    2. Features: add the Bot. Under its custom menu you may add entries of the kind “push event”, each with the event ID after the arrow:
    { $menu }
    3. Permissions, batch import:
    { $scopes }
    Optional: { $optional }. They serve, in this order, to summarise what a group says, to speak the language of people’s clients, and to know who has left the company.
    4. Data permissions: let the app see the people who will use it.
    5. { $way }
    6. Events & callbacks, Event configuration: choose the same way, add
    { $events }
    7. Events & callbacks, Callback configuration: choose the same way again (it is set separately), add
    { $callbacks }
    8. Version management: create a version, set who may use it, submit it, let an administrator approve it. Every later change of the above needs a new version.
    9. In the group: Settings, Bots, add Parley. Then write: @Parley change
    Check with: parley doctor
feishu-way-socket = Long connection, no public address needed: leave FEISHU_MODE=websocket, and start Parley before you save the next step, because the console wants to see it connected. Where Lark’s console offers no long connection, use a webhook: parley manifest feishu --url https://…
feishu-way-webhook = Webhook: Events & callbacks, Encryption: make an Encrypt Key and a Verification Token, put them into FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN, set FEISHU_MODE=webhook, start Parley, and enter { $url }
