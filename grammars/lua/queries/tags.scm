; local function name()
(variable_declaration (assignment_statement
  (variable_list . name: (identifier) @name)
  (expression_list . value: (function_definition [(block) "end"] @body))) (#set! private "true")) @definition.function
(function_declaration "local" name: (identifier) @name [(block) "end"] @body (#set! private "true")) @definition.function

; function name(), function a.b.name(), function a:name()
(function_declaration name: (identifier) @name [(block) "end"] @body (#set! exported "true")) @definition.function
(function_declaration
  name: (dot_index_expression field: (identifier) @name)
  [(block) "end"] @body (#set! exported "true")) @definition.function
(function_declaration
  name: (method_index_expression table: (_) @scope method: (identifier) @name)
  [(block) "end"] @body (#set! exported "true")) @definition.method

; name = function() …
(assignment_statement
  (variable_list . name: [
    (identifier) @name
    (dot_index_expression field: (identifier) @name)
    (bracket_index_expression field: (string content: (_) @name))
  ])
  (expression_list . value: (function_definition [(block) "end"] @body))
  (#set! exported "true")) @definition.function

; Functions of a table that has a name or is what the file returns.
(assignment_statement (expression_list value: (table_constructor
  (field name: [(identifier) (string content: (_))] @name value: (function_definition [(block) "end"] @body)) @definition.function)))
(chunk (return_statement (expression_list (table_constructor
  (field name: [(identifier) (string content: (_))] @name value: (function_definition [(block) "end"] @body)) @definition.function)
  (#set! exported "true"))))

; Constants of the file.
((chunk (variable_declaration (assignment_statement (variable_list . name: (identifier) @name) (expression_list))) @definition.constant)
  (#match? @name "^[A-Z][A-Z0-9_]+$"))
((chunk (assignment_statement (variable_list . name: (identifier) @name) (expression_list)) @definition.constant)
  (#match? @name "^[A-Z][A-Z0-9_]+$")
  (#set! exported "true"))

((function_call name: (identifier) @_require arguments: (arguments . (string content: (_) @target))) @import
  (#eq? @_require "require"))
