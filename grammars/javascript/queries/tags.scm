; (nothing that TypeScript does not have)
(field_definition property: (private_property_identifier) @name value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @definition.method
