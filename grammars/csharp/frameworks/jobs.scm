((class_declaration name: (_) @task.handler (base_list (_) @_base)) @task
  (#eq? @_base "IJob") (#set! task.with "Quartz.NET"))
((class_declaration name: (_) @task.handler (base_list (_) @_base)) @task
  (#eq? @_base "BackgroundService") (#set! task.with "hosted service"))
; RecurringJob.AddOrUpdate<Cleaner>("id", x => x.Run(), Cron.Daily)
((invocation_expression
  function: (member_access_expression expression: (_) @_jobs name: (generic_name (type_argument_list (_) @job.handler)))
  arguments: (argument_list)) @job
  (#eq? @_jobs "RecurringJob") (#set! job.with "Hangfire"))
((invocation_expression
  function: (member_access_expression expression: (_) @_jobs name: (_) @_add)
  arguments: (argument_list . (argument (string_literal) @job.name))) @job
  (#eq? @_jobs "RecurringJob") (#match? @_add "^AddOrUpdate") (#set! job.with "Hangfire"))
((invocation_expression
  function: (member_access_expression expression: (_) @_jobs name: (_) @_add)
  arguments: (argument_list (argument [(member_access_expression) (invocation_expression)] @job.schedule))) @job
  (#eq? @_jobs "RecurringJob") (#match? @_add "^AddOrUpdate") (#match? @job.schedule "^Cron\\."))
