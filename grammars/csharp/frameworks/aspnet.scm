; var app = builder.Build(), var api = app.MapGroup("/api").RequireAuthorization()
((variable_declarator name: (identifier) @router.name (invocation_expression function: (member_access_expression name: (identifier) @_build))) @router
  (#eq? @_build "Build") (#eq? @router.name "app"))
((variable_declarator name: (identifier) @router.name ^(invocation_expression function: (member_access_expression expression: (identifier) @router.parent name: (identifier) @_group) arguments: (argument_list . (argument (string_literal) @router.prefix)))) @router
  (#eq? @_group "MapGroup") (#set! router.kind "sub"))
((variable_declarator name: (identifier) @router.name ^(invocation_expression function: (member_access_expression expression: (identifier) @router.parent name: (identifier) @_api))) @router
  (#eq? @_api "NewVersionedApi") (#set! router.kind "sub"))
((variable_declarator ^(invocation_expression function: (member_access_expression expression: ^(invocation_expression function: (member_access_expression name: (identifier) @_group)) name: (identifier) @router.guard))) @router
  (#eq? @_group "MapGroup") (#eq? @router.guard "RequireAuthorization"))

; app.MapGet("/x", Handler)
((invocation_expression function: (member_access_expression expression: (identifier) @route.on name: (identifier) @_verb) arguments: (argument_list . (argument (string_literal) @route.path) . (argument))) @route
  (#eq? @_verb "MapGet") (#set! route.method "GET"))
((invocation_expression function: (member_access_expression expression: (identifier) @route.on name: (identifier) @_verb) arguments: (argument_list . (argument (string_literal) @route.path) . (argument))) @route
  (#eq? @_verb "MapPost") (#set! route.method "POST"))
((invocation_expression function: (member_access_expression expression: (identifier) @route.on name: (identifier) @_verb) arguments: (argument_list . (argument (string_literal) @route.path) . (argument))) @route
  (#eq? @_verb "MapPut") (#set! route.method "PUT"))
((invocation_expression function: (member_access_expression expression: (identifier) @route.on name: (identifier) @_verb) arguments: (argument_list . (argument (string_literal) @route.path) . (argument))) @route
  (#eq? @_verb "MapPatch") (#set! route.method "PATCH"))
((invocation_expression function: (member_access_expression expression: (identifier) @route.on name: (identifier) @_verb) arguments: (argument_list . (argument (string_literal) @route.path) . (argument))) @route
  (#eq? @_verb "MapDelete") (#set! route.method "DELETE"))
((invocation_expression function: (member_access_expression expression: (identifier) name: (identifier) @_verb) arguments: (argument_list . (argument (string_literal)) . (argument [(identifier) (member_access_expression)] @route.handler))) @route
  (#any-of? @_verb "MapGet" "MapPost" "MapPut" "MapPatch" "MapDelete"))
((invocation_expression function: (member_access_expression expression: ^(invocation_expression function: (member_access_expression expression: (identifier) name: (identifier) @_verb)) @route name: (identifier) @route.guard))
  (#any-of? @_verb "MapGet" "MapPost" "MapPut" "MapPatch" "MapDelete") (#eq? @route.guard "RequireAuthorization"))
((invocation_expression function: (member_access_expression expression: ^(invocation_expression function: (member_access_expression expression: (identifier) name: (identifier) @_verb)) @route name: (identifier) @route.public))
  (#any-of? @_verb "MapGet" "MapPost" "MapPut" "MapPatch" "MapDelete") (#eq? @route.public "AllowAnonymous"))
; app.MapOrdersApi(): a method of the project's own that adds routes
((invocation_expression function: (member_access_expression expression: (identifier) @call.argument name: (identifier) @call.function)) @call
  (#match? @call.function "^Map[A-Z]") (#not-any-of? @call.function "MapGet" "MapPost" "MapPut" "MapPatch" "MapDelete" "MapGroup"))
((invocation_expression function: (member_access_expression expression: ^(invocation_expression function: (member_access_expression expression: (identifier) name: (identifier) @_map)) @call name: (identifier) @call.guard))
  (#match? @_map "^Map[A-Z]") (#eq? @call.guard "RequireAuthorization"))

; [Route("api/[controller]")] class UsersController
((class_declaration (attribute_list (attribute name: (identifier) @_route (attribute_argument_list . (attribute_argument (string_literal) @scope.path)))) name: (identifier) @scope.name) @scope
  (#eq? @_route "Route") (#set! scope.token "[controller]") (#set! scope.suffix "Controller"))
; one without a path of its own has that of the class it inherits from
((class_declaration name: (identifier) @scope.name (base_list . (identifier) @scope.inherits)) @scope
  (#match? @scope.name "Controller$") (#set! scope.token "[controller]") (#set! scope.suffix "Controller"))
((class_declaration (attribute_list (attribute name: (identifier) @scope.guard))) @scope
  (#eq? @scope.guard "Authorize"))

((method_declaration (attribute_list (attribute name: (identifier) @_verb) @route) name: (identifier) @route.handler)
  (#eq? @_verb "HttpGet") (#set! route.method "GET") (#set! route.needs "path"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb) @route) name: (identifier) @route.handler)
  (#eq? @_verb "HttpPost") (#set! route.method "POST") (#set! route.needs "path"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb) @route) name: (identifier) @route.handler)
  (#eq? @_verb "HttpPut") (#set! route.method "PUT") (#set! route.needs "path"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb) @route) name: (identifier) @route.handler)
  (#eq? @_verb "HttpPatch") (#set! route.method "PATCH") (#set! route.needs "path"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb) @route) name: (identifier) @route.handler)
  (#eq? @_verb "HttpDelete") (#set! route.method "DELETE") (#set! route.needs "path"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb (attribute_argument_list . (attribute_argument (string_literal) @route.path))) @route))
  (#any-of? @_verb "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete"))
; Without any path a controller is found by its name, as the application says; that is no route.
; A path of its own, whatever the class says.
((method_declaration (attribute_list (attribute name: (identifier) @_verb (attribute_argument_list . (attribute_argument (string_literal) @route.absolute))) @route))
  (#any-of? @_verb "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete") (#match? @route.absolute "^\"~?/"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb) @route) (attribute_list (attribute name: (identifier) @_route (attribute_argument_list . (attribute_argument (string_literal) @route.path)))))
  (#any-of? @_verb "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete") (#eq? @_route "Route"))
((method_declaration (attribute_list (attribute name: (identifier) @_route (attribute_argument_list . (attribute_argument (string_literal) @route.path)))) (attribute_list (attribute name: (identifier) @_verb) @route))
  (#any-of? @_verb "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete") (#eq? @_route "Route"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb) @route) (attribute_list (attribute name: (identifier) @route.guard)))
  (#any-of? @_verb "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete") (#eq? @route.guard "Authorize"))
((method_declaration (attribute_list (attribute name: (identifier) @route.guard)) (attribute_list (attribute name: (identifier) @_verb) @route))
  (#any-of? @_verb "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete") (#eq? @route.guard "Authorize"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb) @route) (attribute_list (attribute name: (identifier) @route.public)))
  (#any-of? @_verb "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete") (#eq? @route.public "AllowAnonymous"))
((method_declaration (attribute_list (attribute name: (identifier) @route.public)) (attribute_list (attribute name: (identifier) @_verb) @route))
  (#any-of? @_verb "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete") (#eq? @route.public "AllowAnonymous"))
