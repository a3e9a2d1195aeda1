; Values of the file and of modules: what they hold themselves are locals.
(compilation_unit (value_definition . (let_binding pattern: [(value_name) @name (parenthesized_operator (_) @name)] (parameter) body: (_) @body) .) @definition.function)
(compilation_unit (value_definition . (let_binding pattern: (value_name) @name body: [(fun_expression) (function_expression)] @body) .) @definition.function)
(compilation_unit (value_definition (let_binding pattern: (value_name) @name (parameter) body: (_) @body) @definition.function))
(compilation_unit (value_definition (let_binding pattern: (value_name) @name body: (_) @body) @definition.constant))
(structure (value_definition . (let_binding pattern: [(value_name) @name (parenthesized_operator (_) @name)] (parameter) body: (_) @body) .) @definition.function)
(structure (value_definition . (let_binding pattern: (value_name) @name body: [(fun_expression) (function_expression)] @body) .) @definition.function)
(structure (value_definition (let_binding pattern: (value_name) @name (parameter) body: (_) @body) @definition.function))
(structure (value_definition (let_binding pattern: (value_name) @name body: (_) @body) @definition.constant))

(value_specification (value_name) @name) @definition.function
(value_specification (parenthesized_operator (_) @name)) @definition.operator
(external (value_name) @name) @definition.function
(type_definition . (type_binding name: (_) @name) .) @definition.type
(type_definition (type_binding name: (_) @name) @definition.type)
(exception_definition (constructor_declaration . (constructor_name) @name)) @definition.type
(module_definition . (module_binding (module_name) @name module_type: (_)? @body body: (_)? @body) .) @definition.module
(module_definition (module_binding (module_name) @name) @definition.module)
(module_type_definition (module_type_name) @name body: (_)? @body) @definition.interface
(class_definition (class_binding (class_name) @name body: (_)? @body)) @definition.class
(class_type_definition (class_type_binding (class_type_name) @name body: (_)? @body)) @definition.interface
(method_definition (method_name) @name body: (_)? @body) @definition.method
(method_specification (method_name) @name) @definition.method

(open_module module: (module_path) @target (#set! wildcard "true")) @import
(include_module module: (module_path) @target (#set! wildcard "true") (#set! reexport "true")) @import
