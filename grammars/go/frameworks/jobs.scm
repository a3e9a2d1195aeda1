((call_expression function: (selector_expression field: (field_identifier) @_add) arguments: (argument_list . (interpreted_string_literal) @job.schedule . (_) @job.handler)) @job
  (#eq? @_add "AddFunc"))
; mux.HandleFunc("task:name", handler) where asynq is imported
((call_expression function: (selector_expression operand: (_) @_mux field: (field_identifier) @_handle) arguments: (argument_list . [(interpreted_string_literal) (identifier) (selector_expression)] @consumer.name . (_) @consumer.handler)) @consumer
  (#any-of? @_handle "HandleFunc") (#match? @_mux "(?i)mux$") (#not-match? @consumer.name "/"))
((composite_literal type: (qualified_type) @_type body: (literal_value (keyed_element . (literal_element (identifier) @_key) . (literal_element (interpreted_string_literal) @consumer.name)))) @consumer
  (#eq? @_type "kafka.ReaderConfig") (#eq? @_key "Topic"))
