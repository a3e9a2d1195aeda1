(package_header (qualified_identifier) @name) @definition.package

((class_declaration (modifiers (class_modifier) @_enum) name: (identifier) @name) @definition.enum
  (#eq? @_enum "enum"))
((class_declaration name: (identifier) @name) @definition.interface
  (#match? @definition.interface "^([^({]*\\s)?interface\\s"))
(class_declaration name: (identifier) @name) @definition.class
(object_declaration name: (identifier) @name) @definition.object
(companion_object name: (identifier) @name) @definition.object
(companion_object !name) @group
(type_alias type: (identifier) @name) @definition.type
((secondary_constructor (block)? @body) @definition.constructor (#set! name "constructor"))

(source_file (function_declaration name: (identifier) @name (function_body)? @body) @definition.function)
(function_declaration name: (identifier) @name (function_body)? @body) @definition.method
((source_file (function_declaration name: (identifier) @name) @definition.function)
  (#eq? @name "main")
  (#set! entry "true"))

((source_file (property_declaration (modifiers (property_modifier) @_const) (variable_declaration (identifier) @name)) @definition.constant)
  (#eq? @_const "const"))
((class_body (property_declaration (modifiers (property_modifier) @_const) (variable_declaration (identifier) @name)) @definition.constant)
  (#eq? @_const "const"))
(source_file (property_declaration (variable_declaration (identifier) @name) [(getter) (property_delegate)]? @body) @definition.property)
(class_body (property_declaration (variable_declaration (identifier) @name) [(getter) (property_delegate)]? @body) @definition.property)
((class_parameter (identifier) @name . (_)) @definition.property
  (#match? @definition.property "(^|\\s)va[lr]\\s"))

([
  (class_declaration (modifiers (visibility_modifier) @_access) name: (identifier) @name) @definition.class
  (object_declaration (modifiers (visibility_modifier) @_access) name: (identifier) @name) @definition.object
  (type_alias (modifiers (visibility_modifier) @_access) type: (identifier) @name) @definition.type
  (function_declaration (modifiers (visibility_modifier) @_access) name: (identifier) @name) @definition.function
  (property_declaration (modifiers (visibility_modifier) @_access) (variable_declaration (identifier) @name)) @definition.property
  (class_parameter (modifiers (visibility_modifier) @_access) (identifier) @name . (_)) @definition.property
 ]
 (#eq? @_access "private")
 (#set! private "true"))

(import (qualified_identifier) @target) @import
((import (qualified_identifier) @target) @import
  (#match? @import "[*]\\s*$")
  (#set! wildcard "true"))
