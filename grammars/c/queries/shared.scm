; What C and C++ have in common.

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
