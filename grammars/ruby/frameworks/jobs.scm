((class name: (_) @task.handler superclass: (superclass (_) @_base)) @task
  (#any-of? @_base "ApplicationJob" "ActiveJob::Base") (#not-eq? @task.handler "ApplicationJob"))
((class name: (_) @task.handler body: (body_statement (call method: (identifier) @_include arguments: (argument_list (scope_resolution) @_module)))) @task
  (#eq? @_include "include") (#any-of? @_module "Sidekiq::Worker" "Sidekiq::Job"))
; every 1.day do runner "X.y" end
((call method: (identifier) @_every arguments: (argument_list . (_) @job.schedule) block: (do_block body: (body_statement (call method: (identifier) @_kind arguments: (argument_list . (_) @job.name)) @job)))
  (#eq? @_every "every") (#any-of? @_kind "runner" "rake" "command"))
