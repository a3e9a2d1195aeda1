((method_declaration (modifiers (annotation name: (identifier) @_scheduled arguments: (annotation_argument_list) @job.schedule) @job) name: (identifier) @job.handler)
  (#eq? @_scheduled "Scheduled") (#set! job.with "Spring"))
((method_declaration (modifiers (annotation name: (identifier) @_listener arguments: (annotation_argument_list (element_value_pair key: (identifier) @_key value: (_) @consumer.name))) @consumer) name: (identifier) @consumer.handler)
  (#any-of? @_listener "KafkaListener" "RabbitListener" "JmsListener" "SqsListener") (#set! consumer.with "Spring")
  (#any-of? @_key "topics" "queues" "destination" "value"))
((method_declaration (modifiers (annotation name: (identifier) @_listener arguments: (annotation_argument_list . (string_literal) @consumer.name)) @consumer) name: (identifier) @consumer.handler)
  (#any-of? @_listener "KafkaListener" "RabbitListener" "JmsListener" "SqsListener") (#set! consumer.with "Spring"))
((class_declaration name: (identifier) @task.handler superclass: (superclass (_) @_base)) @task
  (#eq? @_base "QuartzJobBean") (#set! task.with "Quartz"))
((class_declaration name: (identifier) @task.handler interfaces: (super_interfaces (type_list (type_identifier) @_base))) @task
  (#eq? @_base "Job") (#set! task.with "Quartz"))
