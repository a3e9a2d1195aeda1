(namespace_definition name: (namespace_name) @name) @definition.namespace

(class_declaration name: (name) @name) @definition.class
(interface_declaration name: (name) @name) @definition.interface
(trait_declaration name: (name) @name) @definition.trait
(enum_declaration name: (name) @name) @definition.enum
(function_definition name: (name) @name) @definition.function
((method_declaration name: (name) @name) @definition.constructor
  (#eq? @name "__construct"))
(method_declaration name: (name) @name) @definition.method

(const_declaration (const_element (name) @name) @definition.constant) @signature
((expression_statement (function_call_expression
  function: (name) @_define
  arguments: (arguments . (argument (string) @name)))) @definition.constant
  (#eq? @_define "define"))
(property_declaration (property_element name: (variable_name (name) @name)) @definition.property) @signature
(property_promotion_parameter name: (variable_name (name) @name)) @definition.property

((const_declaration (visibility_modifier) @_access (const_element (name) @name) @definition.constant)
  (#match? @_access "^private$")
  (#set! private "true"))
((property_declaration (visibility_modifier) @_access (property_element name: (variable_name (name) @name)) @definition.property)
  (#match? @_access "^private$")
  (#set! private "true"))
((property_promotion_parameter visibility: (visibility_modifier) @_access name: (variable_name (name) @name)) @definition.property
  (#match? @_access "^private$")
  (#set! private "true"))
((method_declaration (visibility_modifier) @_access name: (name) @name) @definition.method
  (#match? @_access "^private$")
  (#set! private "true"))

(namespace_use_declaration !body (namespace_use_clause . [(qualified_name) (name)] @target)) @import
(namespace_use_declaration (namespace_name) @target body: (namespace_use_group (namespace_use_clause . [(name) (qualified_name)] @member))) @import

(require_expression [(string) (encapsed_string)] @target) @import
(require_once_expression [(string) (encapsed_string)] @target) @import
(include_expression [(string) (encapsed_string)] @target) @import
(include_once_expression [(string) (encapsed_string)] @target) @import
(require_expression (parenthesized_expression [(string) (encapsed_string)] @target)) @import
(require_once_expression (parenthesized_expression [(string) (encapsed_string)] @target)) @import
(include_expression (parenthesized_expression [(string) (encapsed_string)] @target)) @import
(include_once_expression (parenthesized_expression [(string) (encapsed_string)] @target)) @import
; __DIR__ . '/x.php', dirname(__FILE__) . '/x.php': the last part says where
([
  (require_expression (binary_expression left: (_) @_base right: (string) @target))
  (require_once_expression (binary_expression left: (_) @_base right: (string) @target))
  (include_expression (binary_expression left: (_) @_base right: (string) @target))
  (include_once_expression (binary_expression left: (_) @_base right: (string) @target))
  (require_expression (parenthesized_expression (binary_expression left: (_) @_base right: (string) @target)))
  (require_once_expression (parenthesized_expression (binary_expression left: (_) @_base right: (string) @target)))
  (include_expression (parenthesized_expression (binary_expression left: (_) @_base right: (string) @target)))
  (include_once_expression (parenthesized_expression (binary_expression left: (_) @_base right: (string) @target)))
 ] @import
 (#set! beside "true"))
