(abstract_class_declaration name: (_) @name) @definition.class
(interface_declaration name: (_) @name) @definition.interface
(type_alias_declaration name: (_) @name value: (_) @body) @definition.type
(enum_declaration name: (_) @name) @definition.enum
(internal_module name: (_) @name) @definition.namespace
(module name: (_) @name) @definition.module
(function_signature name: (identifier) @name) @definition.function
(interface_body (method_signature name: (property_identifier) @name) @definition.method
  (#set! exported "inherit"))
(class_body (method_signature name: [(property_identifier) (private_property_identifier)] @name) @definition.method
  (#set! exported "inherit"))
((abstract_method_signature name: [(property_identifier) (private_property_identifier)] @name) @definition.method
  (#set! exported "inherit"))
((method_definition (accessibility_modifier) @private name: (property_identifier) @name) @definition.method
  (#eq? @private "private"))

(export_statement declaration: [
  (abstract_class_declaration name: (_) @name) @definition.class
  (interface_declaration name: (_) @name) @definition.interface
  (type_alias_declaration name: (_) @name) @definition.type
  (enum_declaration name: (_) @name) @definition.enum
  (internal_module name: (_) @name) @definition.namespace
  (function_signature name: (identifier) @name) @definition.function
  (ambient_declaration (_ name: (_) @name) @definition.variable)
 ] (#set! exported "true"))

(ambient_declaration (lexical_declaration (variable_declarator name: (identifier) @name)) @definition.constant
  (#set! exported "true"))
(ambient_declaration (variable_declaration (variable_declarator name: (identifier) @name)) @definition.variable
  (#set! exported "true"))
(ambient_declaration [
  (function_signature name: (_) @name) @definition.function
  (class_declaration name: (_) @name) @definition.class
  (abstract_class_declaration name: (_) @name) @definition.class
  (interface_declaration name: (_) @name) @definition.interface
  (enum_declaration name: (_) @name) @definition.enum
  (module name: (_) @name) @definition.module
  (internal_module name: (_) @name) @definition.namespace
 ] (#set! exported "true"))

(import_statement (import_require_clause source: (string) @target)) @import
