; The body of a function follows its signature: a definition goes from the one to the other.
(class_definition name: (identifier) @name body: (_) @body) @definition.class
(class_definition (mixin_application_class . (identifier) @name)) @definition.class
(mixin_declaration . (mixin)? . (identifier) @name (class_body) @body) @definition.trait
(enum_declaration name: (identifier) @name body: (_) @body) @definition.enum
(extension_declaration name: (identifier) @name body: (_) @body) @definition.extension
(extension_type_declaration name: (identifier) @name body: (_) @body) @definition.struct
(type_alias . (type_identifier) @name . (_) . ) @definition.type
(type_alias (type_identifier) @name . (formal_parameter_list)) @definition.type

(program (function_signature name: (identifier) @name) @definition.function . (function_body)? @definition.function)
((program (function_signature name: (identifier) @name) @definition.function)
  (#eq? @name "main")
  (#set! entry "true"))
(program [(getter_signature name: (identifier) @name) (setter_signature name: (identifier) @name)] @definition.function . (function_body)? @definition.function)

(class_body
  [
    (method_signature [
      (function_signature name: (identifier) @name)
      (getter_signature name: (identifier) @name)
      (setter_signature name: (identifier) @name)
      (operator_signature (binary_operator) @name)
    ])
    (declaration [
      (function_signature name: (identifier) @name)
      (getter_signature name: (identifier) @name)
      (setter_signature name: (identifier) @name)
    ])
  ] @definition.method
  . (function_body)? @definition.method)
(class_body
  [
    (method_signature [
      (constructor_signature . name: (identifier) @name . parameters: (_))
      (constructor_signature . name: (identifier) . name: (identifier) @name)
      (factory_constructor_signature . (identifier) @name . (formal_parameter_list))
      (factory_constructor_signature . (identifier) . (identifier) @name)
    ])
    (declaration [
      (constructor_signature . name: (identifier) @name . parameters: (_))
      (constructor_signature . name: (identifier) . name: (identifier) @name)
      (factory_constructor_signature . (identifier) @name . (formal_parameter_list))
      (factory_constructor_signature . (identifier) . (identifier) @name)
      (constant_constructor_signature . (const_builtin)? . (identifier) @name . (formal_parameter_list))
      (constant_constructor_signature . (const_builtin)? . (identifier) . (identifier) @name)
    ])
  ] @definition.constructor
  . (function_body)? @definition.constructor)
(enum_body
  [
    (method_signature [
      (function_signature name: (identifier) @name)
      (getter_signature name: (identifier) @name)
      (setter_signature name: (identifier) @name)
      (operator_signature (binary_operator) @name)
    ])
    (declaration [
      (function_signature name: (identifier) @name)
      (getter_signature name: (identifier) @name)
      (setter_signature name: (identifier) @name)
    ])
  ] @definition.method
  . (function_body)? @definition.method)
(enum_body
  [
    (method_signature [
      (constructor_signature . name: (identifier) @name . parameters: (_))
      (constructor_signature . name: (identifier) . name: (identifier) @name)
      (factory_constructor_signature . (identifier) @name . (formal_parameter_list))
      (factory_constructor_signature . (identifier) . (identifier) @name)
    ])
    (declaration [
      (constructor_signature . name: (identifier) @name . parameters: (_))
      (constructor_signature . name: (identifier) . name: (identifier) @name)
      (factory_constructor_signature . (identifier) @name . (formal_parameter_list))
      (factory_constructor_signature . (identifier) . (identifier) @name)
      (constant_constructor_signature . (const_builtin)? . (identifier) @name . (formal_parameter_list))
      (constant_constructor_signature . (const_builtin)? . (identifier) . (identifier) @name)
    ])
  ] @definition.constructor
  . (function_body)? @definition.constructor)
(extension_body
  [
    (method_signature [
      (function_signature name: (identifier) @name)
      (getter_signature name: (identifier) @name)
      (setter_signature name: (identifier) @name)
      (operator_signature (binary_operator) @name)
    ])
    (declaration [
      (function_signature name: (identifier) @name)
      (getter_signature name: (identifier) @name)
      (setter_signature name: (identifier) @name)
    ])
  ] @definition.method
  . (function_body)? @definition.method)

(program (static_final_declaration_list (static_final_declaration . (identifier) @name) @definition.constant))
(program (initialized_identifier_list (initialized_identifier . (identifier) @name) @definition.variable))
(declaration (const_builtin) (static_final_declaration_list (static_final_declaration . (identifier) @name))) @definition.constant

(import_specification (configurable_uri (uri (string_literal) @target)) (#set! wildcard "true") (#set! beside "true")) @import
(import_specification (configurable_uri (uri (string_literal) @target)) (combinator "show" (identifier) @member) (#set! beside "true")) @import
(library_export (configurable_uri (uri (string_literal) @target)) (#set! reexport "true") (#set! wildcard "true") (#set! beside "true")) @import
(part_directive (uri (string_literal) @target) (#set! wildcard "true") (#set! beside "true")) @import
(part_of_directive (uri (string_literal) @target) (#set! wildcard "true") (#set! beside "true")) @import
