((call target: (identifier) @_module (arguments (alias) @task.name)
  (do_block (call target: (identifier) @_use (arguments . (alias) @_worker)))) @task
  (#eq? @_module "defmodule") (#eq? @_use "use") (#match? @_worker "^Oban\\.(?:Pro\\.)?Worker$"))
