(package_clause name: (package_identifier) @name) @definition.package
(package_object name: (identifier) @name) @definition.object
(object_definition name: (identifier) @name) @definition.object
(class_definition name: (identifier) @name) @definition.class
(trait_definition name: (identifier) @name) @definition.trait
(enum_definition name: (identifier) @name) @definition.enum
(type_definition name: (type_identifier) @name) @definition.type
(given_definition name: (identifier) @name) @definition.object
(extension_definition parameters: (parameters (parameter type: (_) @name)) . (_)? @body) @definition.extension

((function_definition name: (identifier) @name) @definition.constructor
  (#eq? @name "this"))
(function_definition name: (_) @name) @definition.function
(function_declaration name: (_) @name) @definition.function

; Values of a package or an object.
(compilation_unit (val_definition pattern: (identifier) @name value: (_) @body) @definition.constant)
(package_clause body: (template_body (val_definition pattern: (identifier) @name value: (_) @body) @definition.constant))
(object_definition body: (template_body (val_definition pattern: (identifier) @name value: (_) @body) @definition.constant))
(package_object body: (template_body (val_definition pattern: (identifier) @name value: (_) @body) @definition.constant))

([
  (object_definition (modifiers (access_modifier) @private) name: (_) @name) @definition.object
  (class_definition (modifiers (access_modifier) @private) name: (_) @name) @definition.class
  (trait_definition (modifiers (access_modifier) @private) name: (_) @name) @definition.trait
  (type_definition (modifiers (access_modifier) @private) name: (_) @name) @definition.type
  (function_definition (modifiers (access_modifier) @private) name: (_) @name) @definition.function
  (function_declaration (modifiers (access_modifier) @private) name: (_) @name) @definition.function
  (object_definition body: (template_body (val_definition (modifiers (access_modifier) @private) pattern: (identifier) @name) @definition.constant))
 ]
 (#match? @private "^private"))

; Programs: `object X extends App`, `def main(args: Array[String])`, `@main def`.
((object_definition name: (_) @name extend: (extends_clause type: (type_identifier) @_app)) @definition.object
  (#any-of? @_app "App" "IOApp" "ZIOAppDefault" "ZIOApp")
  (#set! entry "true"))
((object_definition body: (template_body
  (function_definition name: (identifier) @name parameters: (parameters (parameter type: (_) @_arguments))) @definition.function))
  (#eq? @name "main")
  (#eq? @_arguments "Array[String]")
  (#set! entry "true"))
((function_definition (annotation name: (type_identifier) @_main) name: (_) @name) @definition.function
  (#eq? @_main "main")
  (#set! entry "true"))

; No node holds the path of an import: it goes from its first name to its last.
(import_declaration . path: (_) @target path: (_) @target .) @import
(import_declaration . path: (_) @target .) @import
(import_declaration . path: (_) @target . [
  (namespace_wildcard) @wildcard
  (namespace_selectors [(identifier) @member (arrow_renamed_identifier name: (_) @member) (as_renamed_identifier name: (_) @member) (namespace_wildcard) @wildcard])
]) @import
(import_declaration . path: (_) @target path: (_) @target . [
  (namespace_wildcard) @wildcard
  (namespace_selectors [(identifier) @member (arrow_renamed_identifier name: (_) @member) (as_renamed_identifier name: (_) @member) (namespace_wildcard) @wildcard])
]) @import
