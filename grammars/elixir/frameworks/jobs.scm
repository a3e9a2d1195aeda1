((call target: (identifier) @_module (arguments (alias) @task.name)
  (do_block (call target: (identifier) @_use (arguments . (alias) @_worker)))) @task
  (#eq? @_module "defmodule") (#eq? @_use "use") (#match? @_worker "^Oban\\.(?:Pro\\.)?Worker$"))
((call target: (identifier) @_module (arguments (alias) @consumer.name)
  (do_block (call target: (identifier) @_use (arguments . (alias) @_worker)))) @consumer
  (#eq? @_module "defmodule") (#eq? @_use "use") (#eq? @_worker "Broadway") (#set! consumer.with "Broadway"))
; crontab: [{"0 2 * * *", App.Nightly}]
((pair key: (keyword) @_key value: (list (tuple . (string) @job.schedule . (alias) @job.name) @job))
  (#match? @_key "^crontab:"))
