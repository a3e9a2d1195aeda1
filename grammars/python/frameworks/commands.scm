; @cli.command("name") def handler(): …
((decorated_definition
  (decorator (call function: (attribute object: (_) @command.on attribute: (identifier) @_make))) @command
  definition: (function_definition name: (identifier) @command.handler))
  (#any-of? @_make "command" "group"))
((decorated_definition
  (decorator (attribute object: (_) @command.on attribute: (identifier) @_make)) @command
  definition: (function_definition name: (identifier) @command.handler))
  (#any-of? @_make "command" "group"))
((decorator (call function: (attribute attribute: (identifier) @_make) arguments: (argument_list . (string) @command.name))) @command
  (#any-of? @_make "command" "group"))
((decorator (call function: (attribute attribute: (identifier) @_make) arguments: (argument_list (keyword_argument name: (identifier) @_key value: (string) @command.name)))) @command
  (#any-of? @_make "command" "group") (#eq? @_key "name"))
; @click.group() is the group of all
((decorated_definition (decorator (call function: (attribute object: (identifier) @_module attribute: (identifier) @_make))) @command)
  (#any-of? @_module "click" "typer") (#eq? @_make "group") (#set! command.group "root"))
; @click.command() alone is the program
((decorated_definition (decorator (call function: (attribute object: (identifier) @_module attribute: (identifier) @_make))) @command)
  (#eq? @_module "click") (#eq? @_make "command") (#set! command.group "none"))
((decorated_definition (decorator (attribute object: (identifier) @_module attribute: (identifier) @_make)) @command)
  (#eq? @_module "click") (#any-of? @_make "command" "group") (#set! command.group "none"))
((decorated_definition
  (decorator (call function: (identifier) @_make)) @command
  definition: (function_definition name: (identifier) @command.handler))
  (#any-of? @_make "command" "group"))

; class Command(BaseCommand) in management/commands/name.py
((class_definition name: (identifier) @_name superclasses: (argument_list (_) @_base)) @command
  (#eq? @_name "Command") (#match? @_base "Command") (#set! command.from "file"))

; parsers.add_parser("name")
((call function: (attribute attribute: (identifier) @_add) arguments: (argument_list . (string) @command.name)) @command
  (#eq? @_add "add_parser"))
((call function: (_) @_maker) @arguments
  (#match? @_maker "(?:^|\\.)ArgumentParser$"))
