; export default {…} satisfies ExportedHandler<Env>
((export_statement value: [(satisfies_expression . (object (method_definition name: (property_identifier) @handler.event) @handler)) (as_expression . (object (method_definition name: (property_identifier) @handler.event) @handler))])
  (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
((export_statement value: [(satisfies_expression . (object (pair key: (property_identifier) @handler.event value: (_) @handler.target) @handler)) (as_expression . (object (pair key: (property_identifier) @handler.event value: (_) @handler.target) @handler))])
  (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
((export_statement value: [(satisfies_expression . (object (shorthand_property_identifier) @handler @handler.event @handler.target)) (as_expression . (object (shorthand_property_identifier) @handler @handler.event @handler.target))])
  (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
; const worker: ExportedHandler<Env> = {…}
((variable_declarator type: (type_annotation) @_type value: (object (method_definition name: (property_identifier) @handler.event) @handler))
  (#match? @_type "ExportedHandler") (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
((variable_declarator type: (type_annotation) @_type value: (object (pair key: (property_identifier) @handler.event value: (_) @handler.target) @handler))
  (#match? @_type "ExportedHandler") (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
((variable_declarator type: (type_annotation) @_type value: (object (shorthand_property_identifier) @handler @handler.event @handler.target))
  (#match? @_type "ExportedHandler") (#any-of? @handler.event "fetch" "scheduled" "queue" "email" "tail"))
