; Functions and methods; the declarator nests in pointers and references.
(function_definition
  declarator: [
    (function_declarator declarator: [(identifier) (field_identifier) (destructor_name) (operator_name) (operator_cast)] @name)
    (function_declarator declarator: (template_function name: (identifier) @name))
    (function_declarator declarator: (parenthesized_declarator [(identifier) (field_identifier)] @name))
    (pointer_declarator declarator: (function_declarator declarator: [(identifier) (field_identifier) (operator_name)] @name))
    (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: [(identifier) (field_identifier) (operator_name)] @name)))
    (pointer_declarator declarator: (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: [(identifier) (field_identifier) (operator_name)] @name))))
    (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (function_declarator declarator: [(identifier) (field_identifier)] @name))))
    (reference_declarator (function_declarator declarator: [(identifier) (field_identifier) (operator_name)] @name))
    (operator_cast) @name
  ]
  (field_initializer_list)? @body) @definition.function

; Outside of its class: Scope::name.
(function_definition
  declarator: [
    (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
      name: [(identifier) (destructor_name) (operator_name) (operator_cast)] @name))
    (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
      name: (template_function name: (identifier) @name)))
    (function_declarator declarator: (qualified_identifier
      name: (qualified_identifier
        scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
        name: [(identifier) (destructor_name) (operator_name) (operator_cast)] @name)))
    (function_declarator declarator: (qualified_identifier
      name: (qualified_identifier
        name: (qualified_identifier
          scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
          name: [(identifier) (destructor_name) (operator_name) (operator_cast)] @name))))
    (pointer_declarator declarator: (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
      name: [(identifier) (operator_name)] @name)))
    (pointer_declarator declarator: (function_declarator declarator: (qualified_identifier
      name: (qualified_identifier
        scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
        name: [(identifier) (operator_name)] @name))))
    (reference_declarator (function_declarator declarator: (qualified_identifier
      scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
      name: [(identifier) (operator_name)] @name)))
    (reference_declarator (function_declarator declarator: (qualified_identifier
      name: (qualified_identifier
        scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
        name: [(identifier) (operator_name)] @name))))
    (qualified_identifier
      scope: [(namespace_identifier) @scope (template_type name: (type_identifier) @scope)]
      name: (operator_cast) @name)
  ]
  (field_initializer_list)? @body) @definition.method

; Methods that are declared in their class and defined elsewhere.
(field_declaration
  declarator: [
    (function_declarator declarator: [(field_identifier) (operator_name)] @name)
    (pointer_declarator declarator: (function_declarator declarator: [(field_identifier) (operator_name)] @name))
    (reference_declarator (function_declarator declarator: [(field_identifier) (operator_name)] @name))
  ]) @definition.method
(field_declaration_list
  (declaration
    declarator: [
      (function_declarator declarator: [(identifier) (destructor_name) (operator_name)] @name)
      (operator_cast) @name
    ]) @definition.method)
(field_declaration_list
  (template_declaration
    (declaration
      declarator: [
        (function_declarator declarator: [(identifier) (operator_name)] @name)
        (reference_declarator (function_declarator declarator: [(identifier) (operator_name)] @name))
      ]) @definition.method))

((function_definition
  (storage_class_specifier) @private
  declarator: [
    (function_declarator declarator: (identifier) @name)
    (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))
    (reference_declarator (function_declarator declarator: (identifier) @name))
  ]) @definition.function
  (#eq? @private "static"))

; A namespace without a name keeps what it holds in its file.
(namespace_definition !name body: (declaration_list [
  (function_definition declarator: (function_declarator declarator: (identifier) @name)) @definition.function
  (class_specifier name: (type_identifier) @name body: (_)) @definition.class
  (struct_specifier name: (type_identifier) @name body: (_)) @definition.struct
  (enum_specifier name: (type_identifier) @name body: (_)) @definition.enum
 ]) (#set! private "true"))

(class_specifier
  name: [(type_identifier) @name (template_type name: (type_identifier) @name) (qualified_identifier name: (type_identifier) @name)]
  body: (_) (#set! closed "true")) @definition.class
; Its members are private until a section says else.
((field_declaration_list (access_specifier) @section)
  (#eq? @section "private")
  (#set! closed "true"))
((field_declaration_list (access_specifier) @section)
  (#any-of? @section "public" "protected"))
(struct_specifier
  name: [(type_identifier) @name (template_type name: (type_identifier) @name) (qualified_identifier name: (type_identifier) @name)]
  body: (_)) @definition.struct
(enum_specifier name: [(type_identifier) @name (qualified_identifier name: (type_identifier) @name)] body: (_)) @definition.enum

(namespace_definition name: (namespace_identifier) @name) @definition.namespace
(namespace_definition name: (nested_namespace_specifier) @name) @definition.namespace
(namespace_alias_definition name: (namespace_identifier) @name) @definition.namespace

(alias_declaration name: (type_identifier) @name) @definition.type
(concept_definition name: (identifier) @name) @definition.type

; Constants and variables of a namespace or the file.
([(translation_unit (declaration
    (type_qualifier) @_const
    declarator: (init_declarator declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)])) @definition.constant)
  (declaration_list (declaration
    (type_qualifier) @_const
    declarator: (init_declarator declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)])) @definition.constant)]
  (#any-of? @_const "const" "constexpr" "constinit"))
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
    declarator: (init_declarator declarator: [(identifier) @name (array_declarator declarator: (identifier) @name)])) @definition.variable)
  (#eq? @private "static"))
