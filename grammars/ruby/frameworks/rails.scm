((call receiver: (call receiver: (_) @router.name method: (identifier) @_routes) method: (identifier) @_draw block: (_)) @router
  (#eq? @_routes "routes") (#eq? @_draw "draw") (#match? @router.name "\\.application$"))
; An engine's routes hang where the engine is mounted.
((call receiver: (call receiver: (_) @router.name method: (identifier) @_routes) method: (identifier) @_draw block: (_)) @router
  (#eq? @_routes "routes") (#eq? @_draw "draw") (#not-match? @router.name "\\.application$")
  (#set! router.kind "sub"))
; concern :likeable do … end is written once and hangs wherever it is named
((call method: (identifier) @_concern arguments: (argument_list . (simple_symbol) @router.name) block: (_)) @router
  (#eq? @_concern "concern") (#set! router.kind "sub"))
((call method: (identifier) @_concerns arguments: (argument_list [(simple_symbol) (array)] @use.argument)) @use
  (#any-of? @_concerns "concerns" ":concerns"))
((call arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_concerns value: [(simple_symbol) (array)] @use.argument) @use))
  (#any-of? @_concerns "concerns" ":concerns"))
; draw(:admin) reads config/routes/admin.rb
((call !receiver method: (identifier) @_draw arguments: (argument_list . [(simple_symbol) (string)] @use.module)) @use
  (#eq? @_draw "draw"))

((call !receiver method: (identifier) @_resources arguments: (argument_list [(simple_symbol) (string)] @resource.name)) @resource
  (#eq? @_resources "resources"))
((call !receiver method: (identifier) @_resource arguments: (argument_list [(simple_symbol) (string)] @resource.name)) @resource
  (#eq? @_resource "resource") (#set! resource.single "one"))
((call !receiver method: (identifier) @_resources arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (_) @resource.only))) @resource
  (#any-of? @_resources "resources" "resource") (#any-of? @_key "only" ":only"))
((call !receiver method: (identifier) @_resources arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (_) @resource.except))) @resource
  (#any-of? @_resources "resources" "resource") (#any-of? @_key "except" ":except"))
((call !receiver method: (identifier) @_resources arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (_) @resource.path))) @resource
  (#any-of? @_resources "resources" "resource") (#any-of? @_key "path" ":path"))
((call !receiver method: (identifier) @_resources arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (_) @resource.param))) @resource
  (#any-of? @_resources "resources" "resource") (#any-of? @_key "param" ":param"))
((call !receiver method: (identifier) @_resources arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (_) @resource.controller))) @resource
  (#any-of? @_resources "resources" "resource") (#any-of? @_key "controller" ":controller"))
((call !receiver method: (identifier) @_resources arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (_) @resource.module))) @resource
  (#any-of? @_resources "resources" "resource") (#any-of? @_key "module" ":module"))

((call !receiver method: (identifier) @_scope arguments: (argument_list . [(simple_symbol) (string)] @scope.path) block: (_)) @scope
  (#eq? @_scope "scope"))
((call !receiver method: (identifier) @_scope arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: [(simple_symbol) (string)] @scope.path)) block: (_)) @scope
  (#eq? @_scope "scope") (#any-of? @_key "path" ":path"))
((call !receiver method: (identifier) @_scope arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: [(simple_symbol) (string)] @scope.module)) block: (_)) @scope
  (#any-of? @_scope "scope" "defaults" "constraints") (#any-of? @_key "module" ":module"))
((call !receiver method: (identifier) @_scope arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: [(simple_symbol) (string)] @scope.controller)) block: (_)) @scope
  (#any-of? @_scope "scope" "controller") (#any-of? @_key "controller" ":controller"))
((call !receiver method: (identifier) @_controller arguments: (argument_list . [(simple_symbol) (string)] @scope.controller) block: (_)) @scope
  (#eq? @_controller "controller"))
((call !receiver method: (identifier) @_namespace arguments: (argument_list . [(simple_symbol) (string)] @scope.module) block: (_)) @scope
  (#eq? @_namespace "namespace"))
; namespace :admin adds "/admin", unless it is given a path
((call !receiver method: (identifier) @_namespace arguments: (argument_list . [(simple_symbol) (string)] @scope.named) block: (_)) @scope
  (#eq? @_namespace "namespace"))
((call !receiver method: (identifier) @_namespace arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (_) @scope.path)) block: (_)) @scope
  (#eq? @_namespace "namespace") (#any-of? @_key "path" ":path"))
((call !receiver method: (identifier) @_member block: (_)) @scope
  (#eq? @_member "member") (#set! scope.reach "member"))
((call !receiver method: (identifier) @_collection block: (_)) @scope
  (#eq? @_collection "collection") (#set! scope.reach "collection"))
; authenticate :user do … end, of Devise
((call !receiver method: (identifier) @scope.guard block: (_)) @scope
  (#any-of? @scope.guard "authenticate" "authenticated"))

((call !receiver method: (identifier) @route.method arguments: (argument_list . [(simple_symbol) (string)] @route.path)) @route
  (#any-of? @route.method "get" "post" "put" "patch" "delete"))
((call !receiver method: (identifier) @route.method arguments: (argument_list (pair key: (string) @route.path value: [(string) (simple_symbol) (constant) (scope_resolution) (call)] @route.handler))) @route
  (#any-of? @route.method "get" "post" "put" "patch" "delete"))
((call !receiver method: (identifier) @_match arguments: (argument_list . (string) @route.path)) @route
  (#eq? @_match "match"))
((call !receiver method: (identifier) @_match arguments: (argument_list (pair key: (string) @route.path value: (string) @route.handler))) @route
  (#eq? @_match "match"))
((call !receiver method: (identifier) @_verb arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: [(string) (simple_symbol) (constant) (scope_resolution) (call)] @route.handler))) @route
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "match") (#any-of? @_key "to" "action" ":to" ":action"))
((call !receiver method: (identifier) @_verb arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: [(string) (simple_symbol)] @route.controller))) @route
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "match") (#any-of? @_key "controller" ":controller"))
((call !receiver method: (identifier) @_verb arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (simple_symbol) @route.reach))) @route
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "match") (#any-of? @_key "on" ":on"))
((call !receiver method: (identifier) @_match arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (_) @route.methods))) @route
  (#eq? @_match "match") (#any-of? @_key "via" ":via"))
((call !receiver method: (identifier) @_root arguments: (argument_list . (string) @route.handler)) @route
  (#eq? @_root "root") (#set! route.method "GET"))
((call !receiver method: (identifier) @_root arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (string) @route.handler))) @route
  (#eq? @_root "root") (#any-of? @_key "to" ":to") (#set! route.method "GET"))
; What a library puts below a path.
((call !receiver method: (identifier) @_devise arguments: (argument_list . (simple_symbol) @route.path)) @route
  (#eq? @_devise "devise_for") (#set! route.handler "devise_for") (#set! route.below "*"))
((body_statement (identifier) @route.handler @route)
  (#eq? @route.handler "use_doorkeeper") (#set! route.path "'/oauth'") (#set! route.below "*"))
((call !receiver method: (identifier) @_mount arguments: (argument_list (pair key: [(constant) (scope_resolution)] @route.handler value: (string) @route.path))) @route
  (#eq? @_mount "mount") (#set! route.below "*"))
((call !receiver method: (identifier) @_mount arguments: (argument_list . [(constant) (scope_resolution)] @route.handler (pair key: [(hash_key_symbol) (simple_symbol)] @_key value: (string) @route.path))) @route
  (#eq? @_mount "mount") (#any-of? @_key "at" ":at") (#set! route.below "*"))

; An application that answers programs only has no forms.
((assignment left: (call receiver: (identifier) @_config method: (identifier) @_only) right: (true)) @without
  (#eq? @_config "config") (#eq? @_only "api_only") (#set! without.actions "new edit"))
