(variable_declaration "pub"? @exported (identifier) @name (struct_declaration)) @definition.struct
(variable_declaration "pub"? @exported (identifier) @name (enum_declaration)) @definition.enum
(variable_declaration "pub"? @exported (identifier) @name (union_declaration)) @definition.union
(variable_declaration "pub"? @exported (identifier) @name (opaque_declaration)) @definition.struct
(variable_declaration "pub"? @exported (identifier) @name (error_set_declaration)) @definition.enum

; A function that returns a type is one with parameters: what it returns holds its members.
((function_declaration ["pub" "export"]? @exported name: (identifier) @name type: (builtin_type) @_type body: (_) @body) @definition.struct
  (#eq? @_type "type"))
(function_declaration ["pub" "export"]? @exported name: (identifier) @name) @definition.function
((source_file (function_declaration name: (identifier) @name) @definition.function)
  (#eq? @name "main")
  (#set! entry "true"))

; Constants and variables of a file or a type; an import has its own name already.
((source_file (variable_declaration "pub"? @exported "const" . (identifier) @name) @definition.constant @_all)
  (#not-match? @_all "@(import|This|cImport)\\("))
((source_file (variable_declaration "pub"? @exported "var" . (identifier) @name) @definition.variable @_all))
((struct_declaration (variable_declaration "pub" @exported "const" . (identifier) @name) @definition.constant @_all)
  (#not-match? @_all "@(import|This)\\("))

((builtin_function (builtin_identifier) @_import (arguments . (string (string_content) @target))) @import
  (#eq? @_import "@import"))
