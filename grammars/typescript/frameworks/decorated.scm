((export_statement (decorator (call_expression function: (identifier) @_controller arguments: (arguments . [(string) (template_string)] @scope.path))) (class_declaration)) @scope
  (#eq? @_controller "Controller"))
((export_statement (decorator (call_expression function: (identifier) @_controller arguments: (arguments . (object (pair key: (_) @_key value: (string) @scope.path))))) (class_declaration)) @scope
  (#eq? @_controller "Controller") (#eq? @_key "path"))
((export_statement (decorator (call_expression function: (identifier) @_guards arguments: (arguments (_) @scope.guard))) (class_declaration)) @scope
  (#eq? @_guards "UseGuards"))

((class_body (decorator (call_expression function: (identifier) @route.method)) @route . (method_definition name: (_) @route.handler))
  (#any-of? @route.method "Get" "Post" "Put" "Patch" "Delete" "All"))
((class_body (decorator (call_expression function: (identifier) @route.method)) @route . (decorator) . (method_definition name: (_) @route.handler))
  (#any-of? @route.method "Get" "Post" "Put" "Patch" "Delete" "All"))
((class_body (decorator (call_expression function: (identifier) @route.method)) @route . (decorator) . (decorator) . (method_definition name: (_) @route.handler))
  (#any-of? @route.method "Get" "Post" "Put" "Patch" "Delete" "All"))
((decorator (call_expression function: (identifier) @_method arguments: (arguments . [(string) (array) (template_string)] @route.path))) @route
  (#any-of? @_method "Get" "Post" "Put" "Patch" "Delete" "All"))
((class_body (decorator (call_expression function: (identifier) @_method)) @route . (decorator (call_expression function: (identifier) @_guards arguments: (arguments (_) @route.guard))))
  (#any-of? @_method "Get" "Post" "Put" "Patch" "Delete" "All") (#eq? @_guards "UseGuards"))
((class_body (decorator (call_expression function: (identifier) @_guards arguments: (arguments (_) @route.guard))) . (decorator (call_expression function: (identifier) @_method)) @route)
  (#any-of? @_method "Get" "Post" "Put" "Patch" "Delete" "All") (#eq? @_guards "UseGuards"))

((export_statement (decorator (call_expression function: (identifier) @_entity)) (class_declaration name: (_) @model.name)) @model
  (#eq? @_entity "Entity"))
((export_statement (decorator (call_expression function: (identifier) @_entity arguments: (arguments . (string) @model.table))) (class_declaration)) @model
  (#eq? @_entity "Entity"))

; app.setGlobalPrefix('api')
((call_expression function: (member_expression property: (property_identifier) @_set) arguments: (arguments . (string) @prefix.path)) @prefix
  (#eq? @_set "setGlobalPrefix"))
; A guard of all controllers, or middleware by paths: nothing beside a route tells whether it is open.
((object (pair key: (property_identifier) @_provide value: (identifier) @_guard)) @elsewhere
  (#eq? @_provide "provide") (#eq? @_guard "APP_GUARD"))
((call_expression function: (member_expression property: (property_identifier) @_for)) @elsewhere
  (#any-of? @_for "forRoutes" "useGlobalGuards"))
