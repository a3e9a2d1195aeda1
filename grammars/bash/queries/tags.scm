(function_definition name: (_) @name) @definition.function

; What a script declares for others, or for good.
((program (declaration_command (variable_assignment name: (variable_name) @name)) @definition.constant)
  (#match? @definition.constant "^(readonly|export|(declare|typeset)\\s+-[a-zA-Z]*[rx])\\b"))

((command name: (command_name (word) @_source) . argument: (_) @target) @import
  (#any-of? @_source "source" ".")
  (#strip! @target "^.*[\"')}]/|^[$]\\w+/")
  (#set! reexport "true"))
