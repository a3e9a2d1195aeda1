((class_body (decorator (call_expression function: (identifier) @_cron arguments: (arguments . (_) @job.schedule))) @job . (method_definition name: (_) @job.handler))
  (#any-of? @_cron "Cron" "Interval"))
((class_body (decorator (call_expression function: (identifier) @_pattern arguments: (arguments . (_) @consumer.name))) @consumer . (method_definition name: (_) @consumer.handler))
  (#any-of? @_pattern "MessagePattern" "EventPattern"))
((export_statement (decorator (call_expression function: (identifier) @_processor arguments: (arguments . (_) @consumer.name))) (class_declaration name: (_) @consumer.handler)) @consumer
  (#eq? @_processor "Processor"))
