; Functions. The declarator nests in pointers; three of them are enough for real code.
(function_definition
  (storage_class_specifier)? @_storage
  declarator: [
    (function_declarator declarator: (identifier) @name)
    (function_declarator declarator: (parenthesized_declarator (identifier) @name))
    (function_declarator declarator: (parenthesized_declarator (function_declarator declarator: (identifier) @name)))
    (function_declarator declarator: (parenthesized_declarator (pointer_declarator (function_declarator declarator: (identifier) @name))))
    (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))
    (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name)))
    (pointer_declarator declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))))
  ]) @definition.function

; `static` keeps a function in its file.
((function_definition
  (storage_class_specifier) @private
  declarator: [
    (function_declarator declarator: (identifier) @name)
    (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))
    (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name)))
  ]) @definition.function
  (#eq? @private "static"))

((function_definition
  declarator: (function_declarator declarator: (identifier) @name)) @definition.function
  (#any-of? @name "main" "wmain" "WinMain")
  (#set! entry "true"))

(struct_specifier name: (type_identifier) @name body: (_)) @definition.struct
(union_specifier name: (type_identifier) @name body: (_)) @definition.union
(enum_specifier name: (type_identifier) @name body: (_)) @definition.enum

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

; Variables that a file shares: not static, not extern.
(translation_unit
  (declaration
    declarator: (init_declarator
      declarator: [
        (identifier) @name
        (array_declarator declarator: (identifier) @name)
        (pointer_declarator declarator: (identifier) @name)
      ] value: (_) @body)) @definition.variable)
((translation_unit
  (declaration
    (storage_class_specifier) @private
    declarator: (init_declarator
      declarator: [
        (identifier) @name
        (array_declarator declarator: (identifier) @name)
        (pointer_declarator declarator: (identifier) @name)
      ])) @definition.variable)
  (#eq? @private "static"))

(preproc_include path: (string_literal) @target) @import
(preproc_include path: (system_lib_string) @target @system) @import
