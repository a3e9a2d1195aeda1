((scoped_call_expression scope: (_) @_schedule name: (name) @_kind arguments: (arguments . (argument (_) @job.name))) @job
  (#match? @_schedule "Schedule$") (#any-of? @_kind "command" "job" "exec"))
((member_call_expression object: (variable_name) @_schedule name: (name) @_kind arguments: (arguments . (argument (_) @job.name))) @job
  (#eq? @_schedule "$schedule") (#any-of? @_kind "command" "job" "exec"))
((scoped_call_expression scope: (_) @_schedule name: (name) @_kind arguments: (arguments . (argument) . (argument (string) @job.schedule))) @job
  (#match? @_schedule "Schedule$") (#any-of? @_kind "command" "job"))
((class_declaration name: (name) @task.handler (class_interface_clause (_) @_queue)) @task
  (#match? @_queue "ShouldQueue$") (#not-match? @task "^abstract\\s"))
; protected $signature = 'mail:send {user}';
((class_declaration body: (declaration_list (property_declaration (property_element name: (variable_name) @_name default_value: (_) @command.name) @command)))
  (#eq? @_name "$signature"))
((class_declaration attributes: (attribute_list (attribute_group (attribute (name) @_as parameters: (arguments . (argument (string) @command.name))))) name: (name) @command.handler) @command
  (#eq? @_as "AsCommand"))
