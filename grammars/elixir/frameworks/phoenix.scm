; pipeline :admin do plug RequireAdmin end: many plugs look up who is asking and let everybody pass
((call target: (identifier) @_pipeline (arguments . (atom) @group.name) (do_block (call target: (identifier) @_plug (arguments . [(atom) (alias)] @group.guard)))) @group
  (#eq? @_pipeline "pipeline") (#eq? @_plug "plug")
  (#match? @group.guard "(?i)require|ensure|must_be|_only$|basic_auth|auth$|authenticated|authoriz"))
((call target: (identifier) @_pipe (arguments . [(atom) (list)] @use.argument)) @use
  (#eq? @_pipe "pipe_through"))

((call target: (identifier) @_scope (arguments . (string) @scope.path) (do_block)) @scope
  (#eq? @_scope "scope"))
((call target: (identifier) @_scope (arguments (alias) @scope.module) (do_block)) @scope
  (#eq? @_scope "scope"))
((call target: (identifier) @_scope (arguments (keywords (pair key: (keyword) @_key value: (_) @scope.path))) (do_block)) @scope
  (#eq? @_scope "scope") (#match? @_key "^path:"))
((call target: (identifier) @_scope (arguments (keywords (pair key: (keyword) @_key value: (alias) @scope.module))) (do_block)) @scope
  (#eq? @_scope "scope") (#match? @_key "^alias:"))
((call target: (identifier) @_scope (arguments (keywords (pair key: (keyword) @_key value: (string) @scope.host))) (do_block)) @scope
  (#eq? @_scope "scope") (#match? @_key "^host:"))
; live_session :x, on_mount: [{UserAuth, :ensure_authenticated}]
((call target: (identifier) @_session (arguments (keywords (pair key: (keyword) @_key value: (list (tuple (alias) (atom) @scope.guard))))) (do_block)) @scope
  (#eq? @_session "live_session") (#match? @_key "^on_mount:")
  (#match? @scope.guard "require|ensure|authenticated|admin"))
((call target: (identifier) @_session (arguments (keywords (pair key: (keyword) @_key value: (tuple (alias) (atom) @scope.guard)))) (do_block)) @scope
  (#eq? @_session "live_session") (#match? @_key "^on_mount:")
  (#match? @scope.guard "require|ensure|authenticated|admin"))

((call target: (identifier) @_resources (arguments . (string) @resource.name . (alias) @resource.controller)) @resource
  (#eq? @_resources "resources"))
((call target: (identifier) @_resources (arguments (keywords (pair key: (keyword) @_key value: (_) @resource.only)))) @resource
  (#eq? @_resources "resources") (#match? @_key "^only:"))
((call target: (identifier) @_resources (arguments (keywords (pair key: (keyword) @_key value: (_) @resource.except)))) @resource
  (#eq? @_resources "resources") (#match? @_key "^except:"))
((call target: (identifier) @_resources (arguments (keywords (pair key: (keyword) @_key value: (string) @resource.param)))) @resource
  (#eq? @_resources "resources") (#match? @_key "^param:"))
((call target: (identifier) @_resources (arguments (keywords (pair key: (keyword) @_key value: (boolean) @resource.single)))) @resource
  (#eq? @_resources "resources") (#match? @_key "^singleton:") (#eq? @resource.single "true"))

((call target: (identifier) @route.method (arguments . (string) @route.path . (alias) @route.handler)) @route
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options"))
((call target: (identifier) @_verb (arguments . (string) . (alias) . (atom) @route.action)) @route
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "head" "options"))
((call target: (identifier) @_match (arguments . [(atom) (list)] @route.methods . (string) @route.path . (alias) @route.handler)) @route
  (#eq? @_match "match"))
((call target: (identifier) @_match (arguments . [(atom) (list)] . (string) . (alias) . (atom) @route.action)) @route
  (#eq? @_match "match"))
((call target: (identifier) @_live (arguments . (string) @route.path . (alias) @route.handler)) @route
  (#eq? @_live "live") (#set! route.method "GET"))
((call target: (identifier) @_forward (arguments . (string) @route.path . (alias) @route.handler)) @route
  (#eq? @_forward "forward") (#set! route.below "*"))
((call target: (identifier) @_dashboard (arguments . (string) @route.path)) @route
  (#match? @_dashboard "^(?:live_dashboard|oban_dashboard)$") (#set! route.handler "live_dashboard") (#set! route.method "GET") (#set! route.below "*"))

; Routes for those who develop it: if Application.compile_env(:app, :dev_routes) do … end
((call target: (identifier) @_if (arguments . (_) @_when) (do_block)) @ignored
  (#eq? @_if "if") (#match? @_when ":dev_routes|Mix\\.env|:dev\\b"))
