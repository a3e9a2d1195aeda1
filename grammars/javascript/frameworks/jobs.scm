((call_expression
  function: (member_expression object: (identifier) @_cron property: (property_identifier) @_schedule)
  arguments: (arguments . (_) @job.schedule . (_) @job.handler)) @job
  (#any-of? @_cron "cron" "nodeCron") (#eq? @_schedule "schedule") (#set! job.with "node-cron"))
((call_expression
  function: (member_expression property: (property_identifier) @_schedule)
  arguments: (arguments . (_) @job.schedule . (_) @job.handler)) @job
  (#eq? @_schedule "scheduleJob") (#set! job.with "node-schedule"))
((new_expression constructor: (identifier) @_job arguments: (arguments . (_) @job.schedule . (_) @job.handler)) @job
  (#eq? @_job "CronJob") (#set! job.with "cron"))
; new Worker(queue, handler)
((new_expression constructor: (identifier) @_worker arguments: (arguments . [(string) (identifier) (member_expression)] @consumer.name . [(identifier) (member_expression) (arrow_function) (function_expression)] @consumer.handler)) @consumer
  (#eq? @_worker "Worker") (#not-match? @consumer.name "/|\\.[cm]?[jt]s['\"`]$") (#set! consumer.with "BullMQ"))
((call_expression
  function: (member_expression property: (property_identifier) @_consume)
  arguments: (arguments . [(string) (identifier) (member_expression)] @consumer.name . (_) @consumer.handler)) @consumer
  (#eq? @_consume "consume") (#set! consumer.with "AMQP"))
((call_expression
  function: (member_expression property: (property_identifier) @_subscribe)
  arguments: (arguments . (object (pair key: (property_identifier) @_key value: (_) @consumer.name)))) @consumer
  (#eq? @_subscribe "subscribe") (#any-of? @_key "topic" "topics") (#set! consumer.with "KafkaJS"))
