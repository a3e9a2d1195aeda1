; What C and C++ have in common.

((function_definition
  declarator: (function_declarator declarator: (identifier) @name)) @definition.function
  (#any-of? @name "main" "wmain" "WinMain")
  (#set! entry "true"))

; A `main` that only a switch for trying the file out brings in starts nothing.
((preproc_ifdef
  "#ifdef"
  name: (identifier) @_switch
  (function_definition
    declarator: (function_declarator declarator: (identifier) @name)) @definition.function)
  (#any-of? @name "main" "wmain" "WinMain")
  (#match? @_switch "TEST|MAIN|DEMO|EXAMPLE|SELF_?CHECK|BENCH")
  (#set! trial "true"))
((preproc_if
  condition: (preproc_defined (identifier) @_switch)
  (function_definition
    declarator: (function_declarator declarator: (identifier) @name)) @definition.function)
  (#any-of? @name "main" "wmain" "WinMain")
  (#match? @_switch "TEST|MAIN|DEMO|EXAMPLE|SELF_?CHECK|BENCH")
  (#set! trial "true"))
((preproc_if
  condition: (number_literal) @_switch
  (function_definition
    declarator: (function_declarator declarator: (identifier) @name)) @definition.function)
  (#any-of? @name "main" "wmain" "WinMain")
  (#eq? @_switch "0")
  (#set! trial "true"))

(union_specifier name: (type_identifier) @name body: (_)) @definition.union

(type_definition
  declarator: [
    [(type_identifier) (primitive_type)] @name
    (pointer_declarator declarator: [(type_identifier) (primitive_type)] @name)
    (pointer_declarator declarator: (pointer_declarator declarator: (type_identifier) @name))
    (array_declarator declarator: (type_identifier) @name)
    (function_declarator declarator: (type_identifier) @name)
    (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))
    (function_declarator declarator: (parenthesized_declarator (type_identifier) @name))
    (pointer_declarator declarator: (function_declarator declarator: (type_identifier) @name))
    (pointer_declarator declarator: (function_declarator declarator: (parenthesized_declarator (type_identifier) @name)))
    (pointer_declarator declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name))))
    (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))))
  ]) @definition.type

(preproc_function_def name: (identifier) @name value: (_)? @body) @definition.macro
(preproc_def name: (identifier) @name value: (_)) @definition.macro
; Without a value: all but the guard of an inclusion, which the conditional around it asks for.
(translation_unit (preproc_def name: (identifier) @name !value) @definition.macro)
([(preproc_if (preproc_def name: (identifier) @name !value) @definition.macro)
  (preproc_elif (preproc_def name: (identifier) @name !value) @definition.macro)
  (preproc_else (preproc_def name: (identifier) @name !value) @definition.macro)])
((preproc_ifdef name: (identifier) @_guard (preproc_def name: (identifier) @name !value) @definition.macro)
  (#not-eq? @name @_guard))

(preproc_include path: (string_literal) @target) @import
(preproc_include path: (system_lib_string) @target @system) @import
