; Route::get('/x', handler); the same behind Route::middleware(…)->
((scoped_call_expression scope: (name) @_route name: (name) @route.method arguments: (arguments . (argument (_) @route.path) . (argument (_) @route.handler))) @route
  (#eq? @_route "Route")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "options" "any"))
((member_call_expression object: ^(scoped_call_expression scope: (name) @_route) name: (name) @route.method arguments: (arguments . (argument (_) @route.path) . (argument (_) @route.handler))) @route
  (#eq? @_route "Route")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "options" "any"))
((scoped_call_expression scope: (name) @_route name: (name) @_match arguments: (arguments . (argument (_) @route.methods) . (argument (_) @route.path) . (argument (_) @route.handler))) @route
  (#eq? @_route "Route") (#eq? @_match "match"))
((scoped_call_expression scope: (name) @_route name: (name) @_view arguments: (arguments . (argument (_) @route.path) . (argument (_)))) @route
  (#eq? @_route "Route") (#any-of? @_view "view" "inertia") (#set! route.method "GET"))
; …->middleware('auth') behind a route, and before it
((member_call_expression object: ^(scoped_call_expression scope: (name) @_route name: (name) @_verb) @route name: (name) @_middleware arguments: (arguments (argument (_) @route.guard)))
  (#eq? @_route "Route") (#eq? @_middleware "middleware")
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "options" "any" "match" "view" "inertia"))
((member_call_expression object: ^(member_call_expression object: (_) name: (name) @_verb arguments: (arguments . (argument) . (argument))) @route name: (name) @_middleware arguments: (arguments (argument (_) @route.guard)))
  (#eq? @_middleware "middleware")
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "options" "any"))
((member_call_expression
  object: ^[(scoped_call_expression scope: (name) name: (name) @_middleware arguments: (arguments (argument (_) @route.guard)))
            (member_call_expression name: (name) @_middleware arguments: (arguments (argument (_) @route.guard)))]
  name: (name) @_verb arguments: (arguments . (argument) . (argument))) @route
  (#eq? @_middleware "middleware")
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "options" "any"))
((member_call_expression
  object: ^[(scoped_call_expression scope: (name) name: (name) @_prefix arguments: (arguments . (argument (_) @route.prefix)))
            (member_call_expression name: (name) @_prefix arguments: (arguments . (argument (_) @route.prefix)))]
  name: (name) @_verb arguments: (arguments . (argument) . (argument))) @route
  (#eq? @_prefix "prefix")
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "options" "any"))

((scoped_call_expression scope: (name) @_route name: (name) @_resource arguments: (arguments . (argument (string) @resource.name) . (argument (_) @resource.controller))) @resource
  (#eq? @_route "Route") (#any-of? @_resource "resource" "apiResource"))
((member_call_expression object: ^(scoped_call_expression scope: (name) @_route) name: (name) @_resource arguments: (arguments . (argument (string) @resource.name) . (argument (_) @resource.controller))) @resource
  (#eq? @_route "Route") (#any-of? @_resource "resource" "apiResource"))
([(scoped_call_expression name: (name) @_resource arguments: (arguments . (argument (string)) . (argument))) (member_call_expression name: (name) @_resource arguments: (arguments . (argument (string)) . (argument)))] @resource
  (#eq? @_resource "apiResource") (#set! resource.without "create edit"))
((scoped_call_expression scope: (name) @_route name: (name) @_single arguments: (arguments . (argument (string) @resource.name) . (argument (_) @resource.controller))) @resource
  (#eq? @_route "Route") (#any-of? @_single "singleton" "apiSingleton") (#set! resource.single "one") (#set! resource.without "create store destroy"))
((member_call_expression object: ^[(scoped_call_expression name: (name) @_resource) (member_call_expression name: (name) @_resource)] @resource name: (name) @_only arguments: (arguments (argument (_) @resource.only)))
  (#eq? @_only "only") (#any-of? @_resource "resource" "apiResource"))
((member_call_expression object: ^[(scoped_call_expression name: (name) @_resource) (member_call_expression name: (name) @_resource)] @resource name: (name) @_except arguments: (arguments (argument (_) @resource.except)))
  (#eq? @_except "except") (#any-of? @_resource "resource" "apiResource"))
((member_call_expression object: ^[(scoped_call_expression name: (name) @_resource) (member_call_expression name: (name) @_resource)] @resource name: (name) @_middleware arguments: (arguments (argument (_) @resource.guard)))
  (#eq? @_middleware "middleware") (#any-of? @_resource "resource" "apiResource"))
((scoped_call_expression scope: (name) name: (name) @_resource arguments: (arguments . (argument) . (argument) . (argument (array_creation_expression (array_element_initializer (string (string_content) @_key) (_) @resource.only))))) @resource
  (#any-of? @_resource "resource" "apiResource") (#eq? @_key "only"))
((scoped_call_expression scope: (name) name: (name) @_resource arguments: (arguments . (argument) . (argument) . (argument (array_creation_expression (array_element_initializer (string (string_content) @_key) (_) @resource.except))))) @resource
  (#any-of? @_resource "resource" "apiResource") (#eq? @_key "except"))

; Route::middleware('auth')->prefix('v1')->group(function () { … })
((member_call_expression object: ^(scoped_call_expression scope: (name) @_route) name: (name) @_group arguments: (arguments (argument [(anonymous_function) (arrow_function)]))) @scope
  (#eq? @_route "Route") (#eq? @_group "group"))
((member_call_expression
  object: ^[(scoped_call_expression name: (name) @_prefix arguments: (arguments . (argument (_) @scope.path)))
            (member_call_expression name: (name) @_prefix arguments: (arguments . (argument (_) @scope.path)))]
  name: (name) @_group arguments: (arguments (argument [(anonymous_function) (arrow_function)]))) @scope
  (#eq? @_group "group") (#eq? @_prefix "prefix"))
((member_call_expression
  object: ^[(scoped_call_expression name: (name) @_middleware arguments: (arguments (argument (_) @scope.guard)))
            (member_call_expression name: (name) @_middleware arguments: (arguments (argument (_) @scope.guard)))]
  name: (name) @_group arguments: (arguments (argument [(anonymous_function) (arrow_function)]))) @scope
  (#eq? @_group "group") (#eq? @_middleware "middleware"))
((member_call_expression
  object: ^[(scoped_call_expression name: (name) @_controller arguments: (arguments . (argument (_) @scope.controller)))
            (member_call_expression name: (name) @_controller arguments: (arguments . (argument (_) @scope.controller)))]
  name: (name) @_group arguments: (arguments (argument [(anonymous_function) (arrow_function)]))) @scope
  (#eq? @_group "group") (#eq? @_controller "controller"))
; Route::group(['prefix' => 'v1', 'middleware' => 'auth'], function () { … })
((scoped_call_expression scope: (name) @_route name: (name) @_group arguments: (arguments . (argument (array_creation_expression (array_element_initializer (string (string_content) @_key) (_) @scope.path))) . (argument [(anonymous_function) (arrow_function)]))) @scope
  (#eq? @_route "Route") (#eq? @_group "group") (#eq? @_key "prefix"))
((scoped_call_expression scope: (name) @_route name: (name) @_group arguments: (arguments . (argument (array_creation_expression (array_element_initializer (string (string_content) @_key) (_) @scope.guard))) . (argument [(anonymous_function) (arrow_function)]))) @scope
  (#eq? @_route "Route") (#eq? @_group "group") (#eq? @_key "middleware"))

; …->prefix('api')->group(base_path('routes/api.php'))
((member_call_expression
  object: ^[(scoped_call_expression name: (name) @_prefix arguments: (arguments . (argument (_) @use.path)))
            (member_call_expression name: (name) @_prefix arguments: (arguments . (argument (_) @use.path)))]
  name: (name) @_group arguments: (arguments . (argument (function_call_expression arguments: (arguments . (argument (string) @use.module)))))) @use
  (#eq? @_group "group") (#eq? @_prefix "prefix"))
; withRouting(api: __DIR__.'/../routes/api.php', apiPrefix: 'v1')
((member_call_expression name: (name) @_with arguments: (arguments (argument name: (name) @_api (binary_expression right: (string) @use.module)))) @use
  (#eq? @_with "withRouting") (#eq? @_api "api") (#set! use.default "'/api'"))
((member_call_expression name: (name) @_with arguments: (arguments (argument name: (name) @_prefix (string) @use.path))) @use
  (#eq? @_with "withRouting") (#eq? @_prefix "apiPrefix"))
