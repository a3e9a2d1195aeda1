(class_declaration declaration_kind: "class" name: (type_identifier) @name) @definition.class
(class_declaration declaration_kind: "actor" name: (type_identifier) @name) @definition.class
(class_declaration declaration_kind: "struct" name: (type_identifier) @name) @definition.struct
(class_declaration declaration_kind: "enum" name: (type_identifier) @name) @definition.enum
(class_declaration declaration_kind: "extension" name: (_) @name) @definition.extension
(protocol_declaration name: (type_identifier) @name) @definition.protocol
(typealias_declaration name: (type_identifier) @name) @definition.type
(associatedtype_declaration name: (type_identifier) @name) @definition.type
(macro_declaration (simple_identifier) @name . (_) definition: (_) @body) @definition.macro
(macro_declaration . (simple_identifier) @name) @definition.macro

(function_declaration name: [
  (simple_identifier) (custom_operator)
  "==" "!=" "<" ">" "<=" ">=" "+" "-" "*" "/" "%" "!" "~" "&" "|" "^" "<<" ">>" "+=" "-=" "*=" "/=" "%=" "++" "--" "===" "!=="
] @name) @definition.function
(protocol_function_declaration name: [(simple_identifier) (custom_operator) "==" "<" "+" "-" "*"] @name) @definition.method
(init_declaration "init" @name) @definition.constructor
(deinit_declaration "deinit" @name) @definition.method
(subscript_declaration "subscript" @name (computed_property)? @body) @definition.method

; What a file, a type or an extension shares by name.
((source_file (property_declaration (value_binding_pattern) @_let name: (pattern bound_identifier: (simple_identifier) @name) computed_value: (_)? @body value: (_)? @body) @definition.constant)
  (#eq? @_let "let"))
(source_file (property_declaration name: (pattern bound_identifier: (simple_identifier) @name) computed_value: (_)? @body value: (_)? @body) @definition.variable)
((property_declaration (modifiers (property_modifier) @_static) (value_binding_pattern) @_let name: (pattern bound_identifier: (simple_identifier) @name) value: (_)? @body) @definition.constant
  (#eq? @_static "static")
  (#eq? @_let "let"))

; Not visible outside of the file.
([
  (class_declaration (modifiers (visibility_modifier) @private) name: (_) @name) @definition.class
  (protocol_declaration (modifiers (visibility_modifier) @private) name: (_) @name) @definition.protocol
  (typealias_declaration (modifiers (visibility_modifier) @private) name: (type_identifier) @name) @definition.type
  (function_declaration (modifiers (visibility_modifier) @private) name: (simple_identifier) @name) @definition.function
  (init_declaration (modifiers (visibility_modifier) @private) "init" @name) @definition.constructor
  (property_declaration (modifiers (visibility_modifier) @private (property_modifier)) name: (pattern bound_identifier: (simple_identifier) @name)) @definition.constant
  (source_file (property_declaration (modifiers (visibility_modifier) @private) name: (pattern bound_identifier: (simple_identifier) @name)) @definition.variable)
 ]
 (#any-of? @private "private" "fileprivate"))

((class_declaration (modifiers (attribute (user_type (type_identifier) @_main))) name: (type_identifier) @name) @definition.class
  (#eq? @_main "main")
  (#set! entry "true"))

(import_declaration (identifier) @target) @import
