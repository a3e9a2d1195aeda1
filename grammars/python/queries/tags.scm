(module . (expression_statement . (string) @doc))

((function_definition
  name: (identifier) @name) @definition.constructor
  (#eq? @name "__init__"))
(function_definition
  name: (identifier) @name
  body: (block . (expression_statement . (string) @doc))?) @definition.function
(class_definition
  name: (identifier) @name
  body: (block . (expression_statement . (string) @doc))?) @definition.class

; CONSTANTS, type variables and named tuples of the module.
((module (expression_statement (assignment left: (identifier) @name)) @definition.constant)
  (#match? @name "^_{0,2}[A-Z][A-Z0-9_]*$"))
((module (expression_statement (assignment left: (identifier) @name right: (call function: (_) @_maker))) @definition.type)
  (#match? @_maker "(^|\\.)(NewType|TypeVar|ParamSpec|TypeVarTuple|namedtuple|NamedTuple|TypedDict)$"))
((module (expression_statement (assignment left: (identifier) @name type: (type) @_annotation)) @definition.type)
  (#match? @_annotation "TypeAlias$"))
(type_alias_statement left: (type (identifier) @name)) @definition.type
((module (expression_statement (assignment left: (identifier) @name right: (lambda body: (_) @body))) @definition.function))
(module (expression_statement (assignment
  left: (pattern_list . (identifier) @name) right: (expression_list . (lambda))) @definition.function))
(module (expression_statement (assignment
  left: (pattern_list . (_) . (identifier) @name) right: (expression_list . (_) . (lambda))) @definition.function))

(import_statement name: (dotted_name) @target) @import
(import_statement name: (aliased_import name: (dotted_name) @target)) @import
(import_from_statement module_name: (_) @target name: (dotted_name) @member) @import
(import_from_statement module_name: (_) @target name: (aliased_import name: (dotted_name) @member)) @import
(import_from_statement module_name: (_) @target (wildcard_import) @wildcard) @import

((if_statement
  condition: (comparison_operator . (identifier) @_name (string) @_main)) @fact
  (#eq? @_name "__name__")
  (#match? @_main "__main__")
  (#set! fact "/entry"))

; __all__ = ["a", …], __all__ += […]
((module (expression_statement (assignment left: (identifier) @_all right: [(list (string (string_content) @export)) (tuple (string (string_content) @export))])))
  (#eq? @_all "__all__"))
((module (expression_statement (augmented_assignment left: (identifier) @_all right: [(list (string (string_content) @export)) (tuple (string (string_content) @export))])))
  (#eq? @_all "__all__"))
