; let api = Router::new().route(…): its calls have no receiver of their own
((let_declaration pattern: (identifier) @router.name value: (_) @_value) @router
  (#match? @_value "^(?:\\w+::)*(?:Router|OpenApiRouter|ApiRouter)(?:::<.*>)?::(?:new|with_openapi|default)\\("))

; .route("/x", get(list).post(create))
((call_expression function: (field_expression field: (field_identifier) @_route)
  arguments: (arguments . (_) @route.path . (call_expression
    function: [(identifier) (scoped_identifier name: (identifier))] @route.method arguments: (arguments . (_) @route.handler)) @route))
  (#eq? @_route "route")
  (#match? @route.method "(?:^|::)(?:get|post|put|patch|delete|head|options|any)$"))
((call_expression function: (field_expression field: (field_identifier) @_route)
  arguments: (arguments . (_) @route.path . (call_expression
    function: (field_expression field: (field_identifier) @route.method) arguments: (arguments . (_) @route.handler)) @route))
  (#eq? @_route "route")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options"))
((call_expression function: (field_expression field: (field_identifier) @_route)
  arguments: (arguments . (_) @route.path . (call_expression function: (field_expression value: (call_expression
    function: [(identifier) (scoped_identifier name: (identifier))] @route.method arguments: (arguments . (_) @route.handler)) @route))))
  (#eq? @_route "route")
  (#match? @route.method "(?:^|::)(?:get|post|put|patch|delete|head|options|any)$"))
((call_expression function: (field_expression field: (field_identifier) @_route)
  arguments: (arguments . (_) @route.path . (call_expression function: (field_expression value: (call_expression
    function: (field_expression field: (field_identifier) @route.method) arguments: (arguments . (_) @route.handler)) @route))))
  (#eq? @_route "route")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options"))
((call_expression function: (field_expression field: (field_identifier) @_route)
  arguments: (arguments . (_) @route.path . (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression
    function: [(identifier) (scoped_identifier name: (identifier))] @route.method arguments: (arguments . (_) @route.handler)) @route))))))
  (#eq? @_route "route")
  (#match? @route.method "(?:^|::)(?:get|post|put|patch|delete|head|options|any)$"))
; actix: .route("/x", web::get().to(handler)), web::resource("/x").route(web::get().to(handler))
((call_expression function: (field_expression field: (field_identifier) @_route)
  arguments: (arguments . (string_literal) @route.path . (call_expression
    function: (field_expression value: (call_expression function: (scoped_identifier name: (identifier) @route.method)) field: (field_identifier) @_to)
    arguments: (arguments . (_) @route.handler)))) @route
  (#eq? @_route "route") (#eq? @_to "to"))
((call_expression function: (field_expression
    value: (call_expression function: (scoped_identifier name: (identifier) @_resource) arguments: (arguments . (_) @route.path))
    field: (field_identifier) @_route)
  arguments: (arguments . (call_expression
    function: (field_expression value: (call_expression function: (scoped_identifier name: (identifier) @route.method)) field: (field_identifier) @_to)
    arguments: (arguments . (_) @route.handler)))) @route
  (#eq? @_resource "resource") (#eq? @_route "route") (#eq? @_to "to"))

; every further .route of a resource: it is the head of the chain
((call_expression
  function: (field_expression
    value: ^(call_expression function: [(scoped_identifier name: (identifier) @_resource) (identifier) @_resource] arguments: (arguments . (_) @route.path))
    field: (field_identifier) @_route)
  arguments: (arguments . (call_expression
    function: (field_expression value: (call_expression function: [(scoped_identifier name: (identifier) @route.method) (identifier) @route.method]) field: (field_identifier) @_to)
    arguments: (arguments . (_) @route.handler)) @route))
  (#eq? @_resource "resource") (#eq? @_route "route") (#eq? @_to "to"))
; .nest("/api", api()), .merge(users::router())
((call_expression function: (field_expression field: (field_identifier) @_nest)
  arguments: (arguments . (_) @use.path . (_) @use.argument .)) @use
  (#any-of? @_nest "nest" "nest_service"))
((call_expression function: (field_expression field: (field_identifier) @_merge)
  arguments: (arguments . (_) @use.argument .)) @use
  (#eq? @_merge "merge"))
; A layer guards what stands before it in its chain.
((call_expression function: (field_expression field: (field_identifier) @_layer)
  arguments: (arguments . (call_expression function: (_) @_from arguments: (arguments (_) @use.guard)) .)) @use
  (#any-of? @_layer "layer" "route_layer") (#match? @_from "from_fn|from_extractor|login_required|permission")
  (#set! use.when "before"))

; #[get("/x")] async fn handler(): the function is what is mounted (.service(handler), routes![handler])
([(source_file (attribute_item (attribute (identifier) @route.method arguments: (token_tree . (string_literal) @route.path))) @route . (function_item name: (identifier) @route.handler @route.on @router.name) @router)
  (declaration_list (attribute_item (attribute (identifier) @route.method arguments: (token_tree . (string_literal) @route.path))) @route . (function_item name: (identifier) @route.handler @route.on @router.name) @router)]
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options") (#set! router.kind "sub"))
([(source_file (attribute_item (attribute (identifier) @route.method arguments: (token_tree . (string_literal) @route.path))) @route . (attribute_item) . (function_item name: (identifier) @route.handler @route.on @router.name) @router)
  (declaration_list (attribute_item (attribute (identifier) @route.method arguments: (token_tree . (string_literal) @route.path))) @route . (attribute_item) . (function_item name: (identifier) @route.handler @route.on @router.name) @router)]
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options") (#set! router.kind "sub"))
((call_expression function: (field_expression field: (field_identifier) @_service) arguments: (arguments . [(identifier) (scoped_identifier)] @use.argument .)) @use
  (#eq? @_service "service"))
; routes![index, users::list]: of `users::list` the first word, for its last may be another one's name
((call_expression function: (field_expression field: (field_identifier) @_mount)
  arguments: (arguments . (string_literal) @use.path . (macro_invocation macro: (identifier) @_routes (token_tree . (identifier) @use.argument)))) @use
  (#eq? @_mount "mount") (#eq? @_routes "routes"))
((call_expression function: (field_expression field: (field_identifier) @_mount)
  arguments: (arguments . (string_literal) @use.path . (macro_invocation macro: (identifier) @_routes (token_tree "," . (identifier) @use.argument)))) @use
  (#eq? @_mount "mount") (#eq? @_routes "routes"))
; web::scope("/api").service(…).service(…), as an argument: what stands in it is below its path
((arguments (call_expression function: (field_expression value: (call_expression function: (scoped_identifier name: (identifier) @_scope) arguments: (arguments . (string_literal) @scope.path)))) @scope)
  (#eq? @_scope "scope"))
((arguments (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (scoped_identifier name: (identifier) @_scope) arguments: (arguments . (string_literal) @scope.path)))))) @scope)
  (#eq? @_scope "scope"))
((arguments (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (scoped_identifier name: (identifier) @_scope) arguments: (arguments . (string_literal) @scope.path)))))))) @scope)
  (#eq? @_scope "scope"))
((arguments (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (scoped_identifier name: (identifier) @_scope) arguments: (arguments . (string_literal) @scope.path)))))))))) @scope)
  (#eq? @_scope "scope"))
((arguments (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (scoped_identifier name: (identifier) @_scope) arguments: (arguments . (string_literal) @scope.path)))))))))))) @scope)
  (#eq? @_scope "scope"))
((arguments (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (field_expression value: (call_expression function: (scoped_identifier name: (identifier) @_scope) arguments: (arguments . (string_literal) @scope.path)))))))))))))) @scope)
  (#eq? @_scope "scope"))

; What a module of tests serves, nobody is served.
([(source_file (attribute_item (attribute (identifier) @_cfg arguments: (token_tree) @_on)) . (mod_item) @ignored)
  (declaration_list (attribute_item (attribute (identifier) @_cfg arguments: (token_tree) @_on)) . (mod_item) @ignored)]
  (#eq? @_cfg "cfg") (#match? @_on "^\\((?:all\\(\\s*)?test\\b"))
; #[test], #[tokio::test]
([(source_file (attribute_item (attribute [(identifier) (scoped_identifier)] @_test)) . (function_item) @ignored)
  (declaration_list (attribute_item (attribute [(identifier) (scoped_identifier)] @_test)) . (function_item) @ignored)]
  (#match? @_test "(?:^|::)test$"))

; An extractor that only known callers pass.
((function_item parameters: (parameters (parameter type: (_) @guard.name))) @guard
  (#match? @guard.name "^(?:AuthUser|AuthenticatedUser|CurrentUser|RequireAuth\\w*|BearerAuth|AdminUser)$"))
