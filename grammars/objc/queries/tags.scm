(class_interface . (identifier) @name !category [(method_declaration) (property_declaration) (instance_variables)]? @body) @definition.class
(class_interface . (identifier) @name category: (identifier) [(method_declaration) (property_declaration) (instance_variables)]? @body) @definition.extension
(protocol_declaration . (identifier) @name [(method_declaration) (property_declaration) (qualified_protocol_interface_declaration)]? @body) @definition.protocol
(class_implementation . (identifier) @name (implementation_definition)? @body) @definition.implementation

(method_declaration . (method_type)? . (identifier) @name) @definition.method
(method_definition . (method_type)? . (identifier) @name (compound_statement) @body) @definition.method
(property_declaration (struct_declaration (struct_declarator [
  (identifier) @name
  (pointer_declarator declarator: (identifier) @name)
]))) @definition.property

; What it shares with C.
((function_definition (storage_class_specifier) @private declarator: [
    (function_declarator declarator: (identifier) @name)
    (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))
  ]) @definition.function
  (#eq? @private "static"))
(function_definition declarator: [
  (function_declarator declarator: (identifier) @name)
  (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))
  (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name)))
]) @definition.function
((function_definition declarator: (function_declarator declarator: (identifier) @name)) @definition.function
  (#eq? @name "main")
  (#set! entry "true"))
(struct_specifier name: (type_identifier) @name body: (_)) @definition.struct
(union_specifier name: (type_identifier) @name body: (_)) @definition.union
(enum_specifier name: (type_identifier) @name body: (_)) @definition.enum

; typedef NS_ENUM(type, Name) { … }
((type_definition type: (macro_type_specifier name: (identifier) @_macro (ERROR (identifier) @name)) @body) @definition.enum
  (#match? @_macro "^(NS|CF)_(CLOSED_|ERROR_)?(ENUM|OPTIONS)$"))
((type_definition declarator: [
    (type_identifier) @name
    (pointer_declarator declarator: (type_identifier) @name)
    (function_declarator declarator: (parenthesized_declarator [
      (pointer_declarator declarator: (type_identifier) @name)
      (block_pointer_declarator declarator: (type_identifier) @name)
    ]))
  ]) @definition.type @_all
  (#not-match? @_all "^typedef\\s+(NS|CF)_"))

(preproc_function_def name: (identifier) @name value: (_)? @body) @definition.macro
(preproc_def name: (identifier) @name value: (_)) @definition.macro
((translation_unit (declaration (storage_class_specifier) @private declarator: (init_declarator declarator: [
    (identifier) @name
    (pointer_declarator declarator: (identifier) @name)
  ] value: (_) @body)) @definition.variable)
  (#eq? @private "static"))
(translation_unit (declaration declarator: (init_declarator declarator: [
    (identifier) @name
    (pointer_declarator declarator: (identifier) @name)
  ] value: (_) @body)) @definition.variable)

(preproc_include path: (string_literal) @target) @import
(preproc_include path: (system_lib_string) @target @system) @import
(module_import path: (identifier) @target @system) @import
