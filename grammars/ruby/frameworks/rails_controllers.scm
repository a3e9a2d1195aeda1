((class name: (_) @_name superclass: (superclass (_) @controller.base)) @controller
  (#match? @_name "Controller$"))
(module) @controller
((call !receiver method: (identifier) @_include arguments: (argument_list (_) @include.name)) @include
  (#any-of? @_include "include" "prepend"))

((call !receiver method: (identifier) @_before arguments: (argument_list (simple_symbol) @filter.guard)) @filter
  (#any-of? @_before "before_action" "prepend_before_action" "before_filter"))
((call !receiver method: (identifier) @_before arguments: (argument_list (lambda body: (_ body: (_ (call !receiver method: (identifier) @filter.guard)))))) @filter
  (#any-of? @_before "before_action" "prepend_before_action"))
((call !receiver method: (identifier) @_before block: (_ body: (_ (call !receiver method: (identifier) @filter.guard)))) @filter
  (#any-of? @_before "before_action" "prepend_before_action"))
((call !receiver method: (identifier) @_before arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_only value: (_) @filter.only))) @filter
  (#any-of? @_before "before_action" "prepend_before_action" "before_filter" "skip_before_action" "allow_unauthenticated_access" "skip_authentication" "skip_login" "skip_require_login") (#any-of? @_only "only" ":only"))
((call !receiver method: (identifier) @_before arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_except value: (_) @filter.except))) @filter
  (#any-of? @_before "before_action" "prepend_before_action" "before_filter" "skip_before_action" "allow_unauthenticated_access" "skip_authentication" "skip_login" "skip_require_login") (#any-of? @_except "except" ":except"))
((call !receiver method: (identifier) @_before arguments: (argument_list (pair key: [(hash_key_symbol) (simple_symbol)] @_if value: (_) @filter.when))) @filter
  (#any-of? @_before "before_action" "prepend_before_action" "before_filter" "skip_before_action") (#any-of? @_if "if" "unless" ":if" ":unless"))
((call !receiver method: (identifier) @_skip arguments: (argument_list (simple_symbol) @filter.skipped)) @filter
  (#any-of? @_skip "skip_before_action"))
((call !receiver method: (identifier) @_allow) @filter
  (#any-of? @_allow "allow_unauthenticated_access" "skip_authentication" "skip_login" "skip_require_login") (#set! filter.skipped "*"))
; alone on its line it is no call
((body_statement (identifier) @_allow @filter)
  (#any-of? @_allow "allow_unauthenticated_access" "skip_authentication" "skip_login" "skip_require_login") (#set! filter.skipped "*"))

; A method ends a request that it does not like.
(method name: (_) @method.name) @method
((call method: (identifier) @_ends) @refusal
  (#match? @_ends "^(?:redirect|render|head$|raise$|throw$|abort)|authenticate|authori|unauth|forbid|forbidden|den(?:y|ied)|not_found|require|log_?in|sign_?in|challenge|reject"))
([(unless_modifier body: (identifier) @_ends) (if_modifier body: (identifier) @_ends) (body_statement (identifier) @_ends) (then (identifier) @_ends) (else (identifier) @_ends)] @refusal
  (#match? @_ends "^(?:redirect|render_|raise_|abort)|unauth|forbid|den(?:y|ied)|not_found|require_|challenge|reject"))
