(import_from_statement module_name: (_) @binding.target name: (dotted_name) @binding @binding.name @binding.member)
(import_from_statement module_name: (_) @binding.target name: (aliased_import name: (dotted_name) @binding.member alias: (identifier) @binding.name) @binding)
(import_statement name: (aliased_import name: (dotted_name) @binding.target alias: (identifier) @binding.name) @binding)

((assignment left: (_) @router.name right: (call function: (_) @_maker)) @router
  (#match? @_maker "(?:^|\\.)(?:Flask|FastAPI|Quart|Starlette|RouteTableDef)$"))
((assignment left: (_) @router.name right: (call function: (_) @_maker)) @router
  (#match? @_maker "(?:^|\\.)(?:Blueprint|APIRouter|APIBlueprint|InferringRouter)$")
  (#set! router.kind "sub"))
((assignment right: (call function: (_) @_maker arguments: (argument_list (keyword_argument name: (identifier) @_key value: (_) @router.prefix)))) @router
  (#match? @_maker "(?:^|\\.)(?:Blueprint|APIRouter|APIBlueprint|InferringRouter|FastAPI)$")
  (#any-of? @_key "prefix" "url_prefix"))
((assignment right: (call function: (_) @_maker arguments: (argument_list (keyword_argument name: (identifier) @_key value: (list (_) @router.guard))))) @router
  (#match? @_maker "(?:^|\\.)(?:APIRouter|FastAPI)$")
  (#eq? @_key "dependencies"))

; @app.get("/x") def handler(): …
((decorated_definition
  (decorator (call function: (attribute object: (_) @route.on attribute: (identifier) @route.method) arguments: (argument_list . (_) @route.path))) @route
  definition: (function_definition name: (identifier) @route.handler))
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options" "websocket")
  (#match? @route.path "^[rbfRBF]?['\"]|^[A-Za-z_.]+( ?\\+|$)"))
((decorated_definition
  (decorator (call function: (attribute object: (_) @route.on attribute: (identifier) @_method) arguments: (argument_list . (_) @route.path))) @route
  definition: (function_definition name: (identifier) @route.handler))
  (#any-of? @_method "route" "api_route")
  (#match? @route.path "^[rbfRBF]?['\"]|^[A-Za-z_.]+( ?\\+|$)")
  (#set! route.default "GET"))
((decorator (call function: (attribute attribute: (identifier) @_method) arguments: (argument_list (keyword_argument name: (identifier) @_key value: (_) @route.methods)))) @route
  (#any-of? @_method "route" "api_route")
  (#eq? @_key "methods"))
((decorator (call function: (attribute attribute: (identifier) @_method) arguments: (argument_list (keyword_argument name: (identifier) @_key value: (list (_) @route.guard))))) @route
  (#any-of? @_method "get" "post" "put" "patch" "delete" "head" "options" "api_route" "websocket")
  (#eq? @_key "dependencies"))
; What stands between the route and the function guards it.
((decorated_definition
  (decorator (call function: (attribute attribute: (identifier) @_method))) @route
  (decorator (_) @route.guard))
  (#any-of? @_method "route" "get" "post" "put" "patch" "delete" "head" "options" "api_route" "websocket"))
((decorated_definition
  (decorator (call function: (attribute attribute: (identifier) @_method))) @route
  definition: (function_definition parameters: (parameters [(typed_parameter) (typed_default_parameter) (default_parameter)] @route.parameter)))
  (#any-of? @_method "get" "post" "put" "patch" "delete" "head" "options" "api_route" "websocket")
  (#match? @route.parameter "(?i)Depends|Security\\(|current_?user|superuser|auth|token|api_?key|credential"))

((call function: (attribute object: (_) @route.on attribute: (identifier) @_add) arguments: (argument_list . (_) @route.path)) @route
  (#any-of? @_add "add_url_rule" "add_api_route")
  (#set! route.default "GET"))
((call function: (attribute attribute: (identifier) @_add) arguments: (argument_list (keyword_argument name: (identifier) @_key value: (_) @route.handler))) @route
  (#any-of? @_add "add_url_rule" "add_api_route")
  (#any-of? @_key "view_func" "endpoint"))
((call function: (attribute attribute: (identifier) @_add) arguments: (argument_list (keyword_argument name: (identifier) @_key value: (_) @route.methods))) @route
  (#any-of? @_add "add_url_rule" "add_api_route")
  (#eq? @_key "methods"))

((call function: (attribute object: (_) @use.on attribute: (identifier) @_use) arguments: (argument_list . (_) @use.argument)) @use
  (#any-of? @_use "include_router" "register_blueprint"))
(if_statement condition: (_) @use.condition
  consequence: (block (expression_statement
    (call function: (attribute attribute: (identifier) @_use)) @use))
  (#any-of? @_use "include_router" "register_blueprint"))
((call function: (attribute attribute: (identifier) @_use) arguments: (argument_list (keyword_argument name: (identifier) @_key value: (_) @use.path))) @use
  (#any-of? @_use "include_router" "register_blueprint")
  (#any-of? @_key "prefix" "url_prefix"))
((call function: (attribute attribute: (identifier) @_use) arguments: (argument_list (keyword_argument name: (identifier) @_key value: (list (_) @use.guard)))) @use
  (#eq? @_use "include_router")
  (#eq? @_key "dependencies"))
; The prefix that a blueprint is registered with takes the place of its own.
((call function: (attribute attribute: (identifier) @_use) arguments: (argument_list (keyword_argument name: (identifier) @_key))) @use
  (#eq? @_use "register_blueprint") (#eq? @_key "url_prefix")
  (#set! use.replaces "prefix"))
((call function: (attribute object: (_) @use.on attribute: (identifier) @_use) arguments: (argument_list . (string) @use.path . (_) @use.argument)) @use
  (#eq? @_use "mount"))
((call function: (attribute object: (_) @use.on attribute: (identifier) @_use) arguments: (argument_list . (string) @use.path (keyword_argument name: (identifier) @_key value: (_) @use.argument))) @use
  (#eq? @_use "mount") (#eq? @_key "app"))
((decorated_definition
  (decorator (attribute object: (_) @use.on attribute: (identifier) @_before)) @use
  (decorator (_) @use.guard))
  (#eq? @_before "before_request"))
((decorated_definition
  (decorator (attribute object: (_) @use.on attribute: (identifier) @_before)) @use
  definition: (function_definition name: (identifier) @use.guard))
  (#eq? @_before "before_request"))

((call function: (identifier) @call.function arguments: (argument_list (identifier) @call.argument)) @call
  (#match? @call.argument "^(?:app|router|api|bp|blueprint)$"))

; aiohttp: app.router.add_get("/x", handler), router.add_route("GET", "/x", handler)
((call function: (attribute object: (_) @route.on attribute: (identifier) @_add) arguments: (argument_list . (string) @route.path . (_) @route.handler)) @route
  (#match? @route.on "(?:^|\\.)router$") (#any-of? @_add "add_get" "add_post" "add_put" "add_patch" "add_delete" "add_head" "add_view"))
((call function: (attribute object: (_) @_on attribute: (identifier) @_add) arguments: (argument_list . (string))) @route
  (#match? @_on "(?:^|\\.)router$") (#eq? @_add "add_get") (#set! route.method "GET"))
((call function: (attribute object: (_) @_on attribute: (identifier) @_add) arguments: (argument_list . (string))) @route
  (#match? @_on "(?:^|\\.)router$") (#eq? @_add "add_post") (#set! route.method "POST"))
((call function: (attribute object: (_) @_on attribute: (identifier) @_add) arguments: (argument_list . (string))) @route
  (#match? @_on "(?:^|\\.)router$") (#eq? @_add "add_put") (#set! route.method "PUT"))
((call function: (attribute object: (_) @_on attribute: (identifier) @_add) arguments: (argument_list . (string))) @route
  (#match? @_on "(?:^|\\.)router$") (#eq? @_add "add_patch") (#set! route.method "PATCH"))
((call function: (attribute object: (_) @_on attribute: (identifier) @_add) arguments: (argument_list . (string))) @route
  (#match? @_on "(?:^|\\.)router$") (#eq? @_add "add_delete") (#set! route.method "DELETE"))
((call function: (attribute object: (_) @route.on attribute: (identifier) @_add) arguments: (argument_list . (string) @route.method . (string) @route.path . (_) @route.handler)) @route
  (#match? @route.on "(?:^|\\.)router$") (#eq? @_add "add_route"))

; Starlette: routes = [Route("/", page, methods=["POST"]), Mount("/api", routes=[…])]
((list (call function: (identifier) @_route arguments: (argument_list . (string) @route.path . [(identifier) (attribute)] @route.handler)) @route)
  (#eq? @_route "Route") (#set! route.default "GET"))
((list (call function: (identifier) @_route arguments: (argument_list . (string) @route.path (keyword_argument name: (identifier) @_key value: (_) @route.handler))) @route)
  (#eq? @_route "Route") (#eq? @_key "endpoint") (#set! route.default "GET"))
((list (call function: (identifier) @_route arguments: (argument_list . (string) (keyword_argument name: (identifier) @_key value: (_) @route.methods))) @route)
  (#eq? @_route "Route") (#eq? @_key "methods"))
((list (call function: (identifier) @_mount arguments: (argument_list . (string) @scope.path (keyword_argument name: (identifier) @_key value: (list)))) @scope)
  (#eq? @_mount "Mount") (#eq? @_key "routes"))

; An answer that turns a caller away, for whatever reason.
((integer) @denial (#any-of? @denial "401" "403"))
((attribute attribute: (identifier) @_name) @denial (#match? @_name "^HTTP_40[13]_|^(?:UNAUTHORIZED|FORBIDDEN)$"))
; One that asks who is calling.
((identifier) @denial (#any-of? @denial "current_user" "get_current_user"))
((attribute object: (identifier) @_request attribute: (identifier) @_user) @denial (#eq? @_request "request") (#eq? @_user "user"))
; API_V1_STR: str = "/api/v1": paths are written with it.
((assignment left: (identifier) @value.name right: (string) @value.text) @value
  (#match? @value.name "^(?:[A-Z][A-Z0-9_]+|[a-z_]*prefix)$") (#match? @value.text "^./"))
