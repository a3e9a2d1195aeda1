(package_declaration [(identifier) (scoped_identifier)] @name) @definition.package

(class_declaration name: (identifier) @name) @definition.class
(interface_declaration name: (identifier) @name) @definition.interface
(annotation_type_declaration name: (identifier) @name) @definition.interface
(enum_declaration name: (identifier) @name) @definition.enum
(record_declaration name: (identifier) @name) @definition.record
(method_declaration name: (identifier) @name) @definition.method
(constructor_declaration name: (identifier) @name) @definition.constructor
(compact_constructor_declaration name: (identifier) @name) @definition.constructor
(annotation_type_element_declaration name: (identifier) @name) @definition.method

([
  (class_declaration (modifiers) @_modifiers name: (identifier) @name) @definition.class
  (interface_declaration (modifiers) @_modifiers name: (identifier) @name) @definition.interface
  (annotation_type_declaration (modifiers) @_modifiers name: (identifier) @name) @definition.interface
  (enum_declaration (modifiers) @_modifiers name: (identifier) @name) @definition.enum
  (record_declaration (modifiers) @_modifiers name: (identifier) @name) @definition.record
  (method_declaration (modifiers) @_modifiers name: (identifier) @name) @definition.method
  (constructor_declaration (modifiers) @_modifiers name: (identifier) @name) @definition.constructor
 ]
 (#match? @_modifiers "\\b(public|protected)\\b")
 (#set! exported "true"))
(interface_body (method_declaration name: (identifier) @name) @definition.method (#set! exported "inherit"))
((method_declaration (modifiers) @_modifiers type: (void_type) name: (identifier) @name) @definition.method
 (#eq? @name "main")
 (#match? @_modifiers "\\bstatic\\b")
 (#set! entry "true"))

((field_declaration (modifiers) @_modifiers declarator: (variable_declarator name: (identifier) @name)) @definition.constant
 (#match? @_modifiers "\\bstatic\\b[^@]*\\bfinal\\b|\\bfinal\\b[^@]*\\bstatic\\b"))
((field_declaration (modifiers) @_modifiers declarator: (variable_declarator name: (identifier) @name)) @definition.constant
 (#match? @_modifiers "\\bstatic\\b[^@]*\\bfinal\\b|\\bfinal\\b[^@]*\\bstatic\\b")
 (#match? @_modifiers "\\b(public|protected)\\b")
 (#set! exported "true"))
(interface_body (constant_declaration declarator: (variable_declarator name: (identifier) @name)) @definition.constant
 (#set! exported "inherit"))

(import_declaration . [(scoped_identifier) (identifier)] @target) @import
(import_declaration (scoped_identifier) @target (asterisk) @wildcard) @import
