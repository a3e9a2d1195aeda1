; class App < Sinatra::Base
((class name: (_) @router.name superclass: (superclass (_) @_base)) @router
  (#match? @_base "^(?:::)?Sinatra::(?:Base|Application)$")
  (#set! router.kind "sub"))

; get '/x' do … end
((call !receiver method: (identifier) @route.method arguments: (argument_list . (string) @route.path) block: (_)) @route
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options")
  (#match? @route.path "^.(?:/|#\\{)"))
; A call that checks the caller at the start of it.
((call !receiver method: (identifier) @_verb arguments: (argument_list . (string) @_path) block: (_ body: (_ (identifier) @route.guard))) @route
  (#any-of? @_verb "get" "post" "put" "patch" "delete") (#match? @_path "^./"))
((call !receiver method: (identifier) @_verb arguments: (argument_list . (string) @_path) block: (_ body: (_ (call method: (identifier) @route.guard)))) @route
  (#any-of? @_verb "get" "post" "put" "patch" "delete") (#match? @_path "^./"))

; before '/admin/*' do … end
((call !receiver method: (identifier) @_before arguments: (argument_list . (string) @use.path) block: (_ body: (_ [(identifier) @use.guard (call method: (identifier) @use.guard)]))) @use
  (#eq? @_before "before"))
((call !receiver method: (identifier) @_before !arguments block: (_ body: (_ [(identifier) @use.guard (call method: (identifier) @use.guard)]))) @use
  (#eq? @_before "before"))

; namespace '/api' do … end, and the maps of config.ru
((call !receiver method: (identifier) @_scope arguments: (argument_list . (_) @scope.path .) block: (_)) @scope
  (#any-of? @_scope "namespace" "map"))
((call !receiver method: (identifier) @_run arguments: (argument_list . [(constant) (scope_resolution)] @use.argument .)) @use
  (#any-of? @_run "run" "use") (#not-match? @use.argument "^(?:::)?Rack::(?:[B-Z]|A[^u])") (#set! use.constant "yes"))
((call !receiver method: (identifier) @_run arguments: (argument_list . (call receiver: [(constant) (scope_resolution)] @use.argument method: (identifier) @_new) .)) @use
  (#any-of? @_run "run" "use") (#eq? @_new "new") (#set! use.constant "yes"))

; An answer that turns a caller away, for whatever reason.
((integer) @denial (#any-of? @denial "401" "403"))
