import Config

config :shop, Oban,
  plugins: [
    {Oban.Plugins.Cron,
     crontab: [
       {"0 2 * * *", Shop.Nightly},
       {"* * * * *", Shop.Outbox, args: %{mode: "all"}}
     ]}
  ]

config :shop, window: {"8 o'clock", Shop.Hours}
