(namespace_declaration name: (_) @name) @definition.namespace
(file_scoped_namespace_declaration name: (_) @name) @definition.namespace

(class_declaration name: (identifier) @name) @definition.class
(struct_declaration name: (identifier) @name) @definition.struct
(record_declaration name: (identifier) @name) @definition.record
(interface_declaration name: (identifier) @name) @definition.interface
(enum_declaration name: (identifier) @name) @definition.enum
(delegate_declaration name: (identifier) @name) @definition.type

(constructor_declaration name: (identifier) @name body: (_)? @body) @definition.constructor
(method_declaration name: (identifier) @name) @definition.method
(operator_declaration operator: [
    "!" "!=" "%" "&" "*" "+" "++" "-" "--" "/" "<" "<<" "<=" "==" ">" ">=" ">>" ">>>" "^" "false" "true" "|" "~"
  ] @name) @definition.operator
; A conversion goes by the type it makes.
(conversion_operator_declaration type: (_) @name) @definition.operator
(local_function_statement name: (identifier) @name) @definition.function
(property_declaration name: (identifier) @name accessors: (_) @body) @definition.property
(property_declaration name: (identifier) @name value: (_) @body) @definition.property
(event_declaration name: (identifier) @name accessors: (_) @body) @definition.event
(event_field_declaration (variable_declaration (variable_declarator name: (identifier) @name))) @definition.event
(record_declaration (parameter_list (parameter name: (identifier) @name) @definition.property)
  (#set! exported "inherit"))

((field_declaration (modifier) @_const (variable_declaration (variable_declarator name: (identifier) @name) @definition.constant)) @signature
  (#eq? @_const "const"))
((field_declaration (modifier) @_static (modifier) @_readonly (variable_declaration (variable_declarator name: (identifier) @name) @definition.constant)) @signature
  (#eq? @_static "static")
  (#eq? @_readonly "readonly"))

; What stands in a namespace is for the whole assembly, unless it says otherwise; members are private.
(compilation_unit [
  (class_declaration name: (identifier) @name) @definition.class
  (struct_declaration name: (identifier) @name) @definition.struct
  (record_declaration name: (identifier) @name) @definition.record
  (interface_declaration name: (identifier) @name) @definition.interface
  (enum_declaration name: (identifier) @name) @definition.enum
  (delegate_declaration name: (identifier) @name) @definition.type
 ] (#set! exported "true"))
(namespace_declaration body: (declaration_list [
  (class_declaration name: (identifier) @name) @definition.class
  (struct_declaration name: (identifier) @name) @definition.struct
  (record_declaration name: (identifier) @name) @definition.record
  (interface_declaration name: (identifier) @name) @definition.interface
  (enum_declaration name: (identifier) @name) @definition.enum
  (delegate_declaration name: (identifier) @name) @definition.type
 ]) (#set! exported "true"))
([
  (class_declaration (modifier) @_access name: (identifier) @name) @definition.class
  (struct_declaration (modifier) @_access name: (identifier) @name) @definition.struct
  (record_declaration (modifier) @_access name: (identifier) @name) @definition.record
  (interface_declaration (modifier) @_access name: (identifier) @name) @definition.interface
  (enum_declaration (modifier) @_access name: (identifier) @name) @definition.enum
  (delegate_declaration (modifier) @_access name: (identifier) @name) @definition.type
  (constructor_declaration (modifier) @_access name: (identifier) @name) @definition.constructor
  (method_declaration (modifier) @_access name: (identifier) @name) @definition.method
  (property_declaration (modifier) @_access name: (identifier) @name) @definition.property
  (event_declaration (modifier) @_access name: (identifier) @name) @definition.event
  (event_field_declaration (modifier) @_access (variable_declaration (variable_declarator name: (identifier) @name))) @definition.event
 ]
 (#any-of? @_access "public" "protected" "internal")
 (#set! exported "true"))
([
  (class_declaration (modifier) @_access name: (identifier) @name) @definition.class
  (struct_declaration (modifier) @_access name: (identifier) @name) @definition.struct
  (record_declaration (modifier) @_access name: (identifier) @name) @definition.record
  (interface_declaration (modifier) @_access name: (identifier) @name) @definition.interface
  (enum_declaration (modifier) @_access name: (identifier) @name) @definition.enum
  (delegate_declaration (modifier) @_access name: (identifier) @name) @definition.type
 ]
 (#any-of? @_access "private" "file")
 (#set! private "true"))
((field_declaration (modifier) @_access (modifier) @_const (variable_declaration (variable_declarator name: (identifier) @name) @definition.constant))
 (#any-of? @_access "public" "protected" "internal")
 (#eq? @_const "const")
 (#set! exported "true"))
((field_declaration (modifier) @_access (modifier) @_static (modifier) @_readonly (variable_declaration (variable_declarator name: (identifier) @name) @definition.constant))
 (#any-of? @_access "public" "protected" "internal")
 (#eq? @_static "static")
 (#eq? @_readonly "readonly")
 (#set! exported "true"))
(interface_declaration body: (declaration_list [
  (method_declaration name: (identifier) @name) @definition.method
  (property_declaration name: (identifier) @name) @definition.property
  (event_field_declaration (variable_declaration (variable_declarator name: (identifier) @name))) @definition.event
 ]) (#set! exported "inherit"))

((method_declaration (modifier) @_static name: (identifier) @name) @definition.method
  (#eq? @_static "static")
  (#eq? @name "Main")
  (#set! entry "true"))
; Statements outside of types: the program begins with the first.
(compilation_unit . (global_statement) @fact (#set! fact "/entry/program"))
(compilation_unit [(using_directive) (global_attribute)] . (global_statement) @fact (#set! fact "/entry/program"))

(using_directive !name [(identifier) (qualified_name)] @target (#set! wildcard "true")) @import
(using_directive name: (identifier) (qualified_name) @target) @import
