; What JavaScript and TypeScript have in common. Names are `(_)`: classes are named by other nodes there.

(function_declaration name: (identifier) @name) @definition.function
(generator_function_declaration name: (identifier) @name) @definition.function
(class_declaration name: (_) @name) @definition.class
((method_definition name: (property_identifier) @name) @definition.constructor
  (#eq? @name "constructor")
  (#set! exported "inherit"))
(class_body (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)]) @definition.method
  (#set! exported "inherit"))
(class_body (method_definition name: (private_property_identifier) @name) @definition.method)

; const f = () => …, const f = function …, const C = class …; at any depth, since they are functions.
(lexical_declaration (variable_declarator
  name: (identifier) @name
  value: [
    (arrow_function body: (_) @body)
    (function_expression body: (_) @body)
    (generator_function body: (_) @body)
  ])) @definition.function
(variable_declaration (variable_declarator
  name: (identifier) @name
  value: [
    (arrow_function body: (_) @body)
    (function_expression body: (_) @body)
    (generator_function body: (_) @body)
  ])) @definition.function
(lexical_declaration (variable_declarator
  name: (identifier) @name
  value: (class body: (_) @body))) @definition.class
(variable_declaration (variable_declarator
  name: (identifier) @name
  value: (class body: (_) @body))) @definition.class

; memo(() => …), forwardRef(function …): a component or a wrapped function.
((lexical_declaration (variable_declarator
  name: (identifier) @name
  value: (call_expression
    function: (_) @_wrapper
    arguments: (arguments . [(arrow_function body: (_) @body) (function_expression body: (_) @body)])))) @definition.function
  (#match? @_wrapper "(^|\\.)(memo|forwardRef|observer|lazy|useCallback|asyncHandler|debounce|throttle)$"))

; Constants of the module: what is exported, and capitals.
(export_statement declaration: (lexical_declaration (variable_declarator name: (identifier) @name)) @definition.constant
  (#set! exported "true"))
(export_statement declaration: (variable_declaration (variable_declarator name: (identifier) @name)) @definition.variable
  (#set! exported "true"))
((program (lexical_declaration (variable_declarator name: (identifier) @name)) @definition.constant)
  (#match? @name "^_*[A-Z][A-Z0-9_]+$"))
((program (variable_declaration (variable_declarator name: (identifier) @name)) @definition.variable)
  (#match? @name "^_*[A-Z][A-Z0-9_]+$"))

; Class members that are functions.
(class_body (_ [(property_identifier) (private_property_identifier)] @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @definition.method
  (#set! exported "inherit"))

; export function f, export class C, export default …
(export_statement declaration: [
  (function_declaration name: (identifier) @name)
  (generator_function_declaration name: (identifier) @name)
] @definition.function (#set! exported "true"))
(export_statement declaration: (class_declaration name: (_) @name) @definition.class (#set! exported "true"))
(export_statement declaration: (lexical_declaration (variable_declarator
  name: (identifier) @name
  value: [(arrow_function) (function_expression) (generator_function)])) @definition.function
  (#set! exported "true"))
(export_statement value: [(function_expression !name) (arrow_function)] @definition.function
  (#set! name "default") (#set! exported "true"))
(export_statement value: (class !name) @definition.class
  (#set! name "default") (#set! exported "true"))
(export_statement value: (function_expression name: (identifier) @name) @definition.function (#set! exported "true"))
(export_statement value: (class name: (_) @name) @definition.class (#set! exported "true"))
(export_statement value: (identifier) @export)
(export_statement !source (export_clause (export_specifier name: (identifier) @export)))

; CommonJS: exports.f = …, module.exports.f = …, module.exports = { f, g() {} }, module.exports = f
((assignment_expression
  left: (member_expression object: (_) @_exports property: (property_identifier) @name)
  right: [(function_expression body: (_) @body) (arrow_function body: (_) @body) (generator_function body: (_) @body)]) @definition.function
  (#any-of? @_exports "exports" "module.exports")
  (#set! exported "true"))
((assignment_expression
  left: (member_expression object: (_) @_exports property: (property_identifier) @name)
  right: (class body: (_) @body)) @definition.class
  (#any-of? @_exports "exports" "module.exports")
  (#set! exported "true"))
((assignment_expression
  left: (member_expression object: (_) @_exports property: (property_identifier) @name)
  right: [(string) (number) (array) (object) (new_expression) (call_expression) (template_string) (true) (false) (regex)] @body) @definition.constant
  (#any-of? @_exports "exports" "module.exports")
  (#set! exported "true"))
((assignment_expression
  left: (member_expression object: (_) @_exports property: (property_identifier))
  right: (identifier) @export)
  (#any-of? @_exports "exports" "module.exports"))
((assignment_expression
  left: (_) @_exports
  right: (object [
    (shorthand_property_identifier) @export
    (pair value: (identifier) @export)
  ]))
  (#eq? @_exports "module.exports"))
((assignment_expression
  left: (_) @_exports
  right: (object [
    (method_definition name: (property_identifier) @name)
    (pair key: (property_identifier) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)])
  ] @definition.function))
  (#eq? @_exports "module.exports")
  (#set! exported "true"))
((assignment_expression left: (_) @_exports right: (identifier) @export)
  (#any-of? @_exports "module.exports" "exports"))
((assignment_expression left: (_) @_exports right: (assignment_expression right: (identifier) @export))
  (#any-of? @_exports "module.exports" "exports"))
((assignment_expression left: (_) @_exports right: (function_expression name: (identifier) @name)) @definition.function
  (#eq? @_exports "module.exports")
  (#set! exported "true"))
((assignment_expression left: (_) @_exports right: (class name: (_) @name body: (_) @body)) @definition.class
  (#eq? @_exports "module.exports")
  (#set! exported "true"))

; Type.prototype.method = function …, app.method = function …, this.method = …, name = function …
((assignment_expression
  left: (member_expression
    object: (member_expression object: (identifier) @scope property: (property_identifier) @_prototype)
    property: (property_identifier) @name)
  right: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)]) @definition.method
  (#eq? @_prototype "prototype")
  (#set! exported "inherit"))
((assignment_expression
  left: (member_expression
    object: (member_expression object: (identifier) @scope property: (property_identifier) @_prototype)
    property: (property_identifier) @name)
  right: [(identifier) (member_expression) (assignment_expression)] @body) @definition.method
  (#eq? @_prototype "prototype")
  (#set! exported "inherit"))
((assignment_expression
  left: (member_expression
    object: (member_expression object: (identifier) @scope property: (property_identifier) @_prototype)
    property: (property_identifier) @name)
  right: [(string) (number) (true) (false) (null) (array) (object)] @body) @definition.property
  (#eq? @_prototype "prototype")
  (#set! exported "inherit"))
((assignment_expression
  left: (member_expression object: (identifier) @scope property: (property_identifier) @_prototype)
  right: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))
  (#eq? @_prototype "prototype")
  (#set! exported "inherit"))
(assignment_expression
  left: (member_expression object: (identifier) @scope property: (property_identifier) @name)
  right: [(arrow_function body: (_) @body) (function_expression !name body: (_) @body) (generator_function body: (_) @body)]) @definition.method
((assignment_expression
  left: (member_expression object: (identifier) @scope property: (property_identifier) @name)
  right: (function_expression name: (_) body: (_) @body)) @definition.method
  (#not-eq? @name "exports"))
(assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: [(arrow_function body: (_) @body) (function_expression !name body: (_) @body) (generator_function body: (_) @body)]) @definition.method
((assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: (function_expression name: (_) body: (_) @body)) @definition.method
  (#not-eq? @name "exports"))
(assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: (assignment_expression right: [(arrow_function) (function_expression)])) @definition.method
(assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: (class !name body: (_) @body)) @definition.class
((assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: (class name: (_) body: (_) @body)) @definition.class
  (#not-eq? @name "exports"))
(assignment_expression left: (identifier) @name right: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)]) @definition.function
(assignment_expression left: (identifier) @name right: (class body: (_) @body)) @definition.class

; Methods of objects: const api = { get() {…}, set: () => …, more: { … } }, of what is assigned,
; exported or returned, and of the objects in them.
(export_statement (lexical_declaration (variable_declarator
  name: (identifier) @name
  value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])]))) @definition.object
  (#set! exported "true"))
(lexical_declaration (variable_declarator
  name: (identifier) @name
  value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])]))) @definition.object
(variable_declaration (variable_declarator
  name: (identifier) @name
  value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])]))) @definition.object
((assignment_expression left: [(identifier) @name (member_expression property: (property_identifier) @name)]
  right: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object
  (#not-any-of? @name "prototype" "exports"))
([
  (variable_declarator value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))
  (assignment_expression right: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))
  (export_statement value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))
  (export_statement value: (call_expression arguments: (arguments (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))
  (return_statement (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))
]
  (#set! exported "inherit"))
([
  (variable_declarator value: (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))
  (assignment_expression right: (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))
  (export_statement value: (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))
  (export_statement value: (call_expression arguments: (arguments (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))))
  (return_statement (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))
]
  (#set! exported "inherit"))
([
  (variable_declarator value: (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))
  (assignment_expression right: (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))
  (export_statement value: (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))
  (export_statement value: (call_expression arguments: (arguments (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))))
  (return_statement (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))
]
  (#set! exported "inherit"))
([
  (variable_declarator value: (object (pair value: (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))))
  (assignment_expression right: (object (pair value: (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))))
  (export_statement value: (object (pair value: (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))))
  (export_statement value: (call_expression arguments: (arguments (object (pair value: (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))))))
  (return_statement (object (pair value: (object (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: (object [(method_definition) (pair value: [(arrow_function) (function_expression) (generator_function)])])) @definition.object))))
]
  (#set! exported "inherit"))
([
  (variable_declarator value: (object (pair value: (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))))
  (assignment_expression right: (object (pair value: (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))))
  (export_statement value: (object (pair value: (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))))
  (export_statement value: (call_expression arguments: (arguments (object (pair value: (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))))))
  (return_statement (object (pair value: (object (pair value: (object [
    (method_definition name: [(property_identifier) @name (string . (string_fragment) @name .)])
    (pair key: [(property_identifier) @name (string . (string_fragment) @name .)] value: [(arrow_function body: (_) @body) (function_expression body: (_) @body) (generator_function body: (_) @body)])
  ] @definition.method))))))
]
  (#set! exported "inherit"))

; Imports.
(import_statement source: (string) @target) @import
(import_statement (import_clause (identifier) @whole) source: (string) @target) @import
(import_statement (import_clause (named_imports (import_specifier name: (identifier) @member))) source: (string) @target) @import
(import_statement (import_clause (namespace_import)) @wildcard source: (string) @target) @import
(export_statement source: (string) @target !declaration (#set! reexport "true")) @import
(export_statement (export_clause (export_specifier name: (identifier) @member)) source: (string) @target (#set! reexport "true")) @import
((call_expression function: (identifier) @_require arguments: (arguments . (string) @target)) @import
  (#eq? @_require "require"))
((variable_declarator
  name: (object_pattern [
    (shorthand_property_identifier_pattern) @member
    (pair_pattern key: (property_identifier) @member)
  ])
  value: (call_expression function: (identifier) @_require arguments: (arguments . (string) @target)) @import)
  (#eq? @_require "require"))
(call_expression function: (import) arguments: (arguments . (string) @target)) @import

((if_statement condition: (parenthesized_expression (binary_expression left: (_) @_main right: (_) @_module))) @fact
  (#any-of? @_main "require.main" "module")
  (#any-of? @_module "module" "require.main")
  (#set! fact "/entry"))
((if_statement condition: (parenthesized_expression (member_expression) @_main)) @fact
  (#eq? @_main "import.meta.main")
  (#set! fact "/entry"))
