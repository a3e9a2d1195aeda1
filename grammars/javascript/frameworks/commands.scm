; program.command("build [dir]")
((call_expression
  function: (member_expression property: (property_identifier) @_command)
  arguments: (arguments . [(string) (template_string)] @command.name)) @command
  (#eq? @_command "command") (#not-match? @command.name "^['\"`]\\$0"))
((call_expression
  function: (member_expression property: (property_identifier) @_option)
  arguments: (arguments . (string) @_flag)) @arguments
  (#any-of? @_option "option" "requiredOption") (#match? @_flag "^['\"]-"))
((call_expression
  function: (member_expression property: (property_identifier) @_option)
  arguments: (arguments . (string) . (object (pair key: (property_identifier) @_key)))) @arguments
  (#eq? @_option "option") (#any-of? @_key "describe" "description" "type" "alias"))
; new Command("build")
((new_expression constructor: (identifier) @_command arguments: (arguments . (string) @command.name)) @command
  (#eq? @_command "Command"))
