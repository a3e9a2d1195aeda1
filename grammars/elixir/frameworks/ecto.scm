((call target: (identifier) @_module (arguments (alias) @model.name) (do_block (call target: (identifier) @_schema (arguments . (string) @model.table) (do_block)))) @model
  (#eq? @_module "defmodule") (#eq? @_schema "schema"))
