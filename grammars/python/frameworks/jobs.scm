; @shared_task, @app.task(…)
((decorated_definition
  (decorator [(identifier) @_task (attribute attribute: (identifier) @_task)]) @task
  definition: (function_definition name: (identifier) @task.handler))
  (#any-of? @_task "shared_task" "task" "actor"))
((decorated_definition
  (decorator (call function: [(identifier) @_task (attribute attribute: (identifier) @_task)])) @task
  definition: (function_definition name: (identifier) @task.handler))
  (#any-of? @_task "shared_task" "task" "actor" "job"))
((decorated_definition
  (decorator (call function: [(identifier) @_task (attribute attribute: (identifier) @_task)] arguments: (argument_list . (_) @job.schedule))) @job
  definition: (function_definition name: (identifier) @job.handler))
  (#any-of? @_task "periodic_task" "scheduled_job"))
; scheduler.add_job(handler, "cron", hour=3)
((call function: (attribute attribute: (identifier) @_add) arguments: (argument_list . (_) @job.handler . (_) @job.schedule)) @job
  (#eq? @_add "add_job"))
; beat_schedule = {"name": {"task": "app.tasks.x", "schedule": crontab(…)}}
((assignment left: (_) @_beat right: (dictionary (pair key: (string) @_entry value: (dictionary (pair key: (string) @_key value: (_) @job.handler)) @job)))
  (#match? @_beat "(?i)beat_schedule$") (#match? @_key "task"))
((assignment left: (_) @_beat right: (dictionary (pair key: (string) @_entry value: (dictionary (pair key: (string) @_key value: (_) @job.schedule)) @job)))
  (#match? @_beat "(?i)beat_schedule$") (#match? @_key "schedule"))
((assignment left: (_) @_beat right: (dictionary (pair key: (string) @job.name value: (dictionary) @job)))
  (#match? @_beat "(?i)beat_schedule$"))
