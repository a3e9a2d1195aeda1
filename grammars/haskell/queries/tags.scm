; The signature and the equations of a function are one definition.
(header module: (module) @name (_)? @body) @definition.module

(declarations (signature name: (variable) @name (#set! joins "true")) @definition.function)
(declarations (signature name: (prefix_id (operator) @name) (#set! joins "true")) @definition.operator)
(declarations (signature names: (binding_list (variable) @name)) @definition.function)
(declarations (function name: (variable) @name match: (_) @body (#set! joins "true")) @definition.function)
(declarations (function name: (prefix_id (operator) @name) match: (_) @body (#set! joins "true")) @definition.operator)
(declarations (function (infix operator: (operator) @name) match: (_) @body (#set! joins "true")) @definition.operator)
(declarations (function (infix operator: (infix_id (variable) @name)) match: (_) @body (#set! joins "true")) @definition.function)
(declarations (bind name: (variable) @name match: (_) @body (#set! joins "true")) @definition.function)
((declarations (bind name: (variable) @name match: (_) @body) @definition.function)
  (#eq? @name "main")
  (#set! entry "true"))
(declarations (foreign_import signature: (signature name: (variable) @name)) @definition.function)
(pattern_synonym (equation synonym: (apply function: (constructor) @name))) @definition.constant

(data_type name: (name) @name constructors: (_)? @body) @definition.type
(newtype name: (name) @name constructor: (_)? @body) @definition.type
(type_synomym name: (name) @name) @definition.type
(declarations (type_family name: (name) @name) @definition.type)
(declarations (data_family name: (name) @name) @definition.type)
(class name: (name) @name declarations: (_)? @body) @definition.class
(class declarations: (class_declarations (signature name: (variable) @name) @definition.method) (#set! exported "inherit"))
(class declarations: (class_declarations (signature name: (prefix_id (operator) @name)) @definition.method) (#set! exported "inherit"))
(instance name: (name) @name declarations: (_)? @body) @definition.implementation

; What the module exports; all when it does not say.
(export variable: (variable) @export)
(export type: (name) @export)
(export operator: (prefix_id (operator) @export))
(haskell (header module: (module) !exports) (declarations [
  (signature name: (variable) @name) @definition.function
  (function name: (variable) @name) @definition.function
  (bind name: (variable) @name) @definition.function
  (data_type name: (name) @name) @definition.type
  (newtype name: (name) @name) @definition.type
  (type_synomym name: (name) @name) @definition.type
  (class name: (name) @name) @definition.class
 ]) (#set! exported "true"))

(import module: (module) @target !names !alias (#set! wildcard "true")) @import
(import module: (module) @target alias: (_)) @import
((import module: (module) @target names: (_)) @import @_import
  (#match? @_import "^import[^(]*\\bhiding\\b")
  (#set! wildcard "true"))
((import module: (module) @target names: (import_list name: (import_name [(variable) (name)] @member))) @import @_import
  (#not-match? @_import "^import[^(]*\\bhiding\\b"))
