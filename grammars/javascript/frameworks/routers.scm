; What names mean that come from other files.
(import_statement (import_clause (identifier) @binding.name @binding) source: (string) @binding.target)
(import_statement (import_clause (named_imports (import_specifier !alias name: (identifier) @binding.name @binding.member) @binding)) source: (string) @binding.target)
(import_statement (import_clause (named_imports (import_specifier name: (identifier) @binding.member alias: (identifier) @binding.name) @binding)) source: (string) @binding.target)
(import_statement (import_clause (namespace_import (identifier) @binding.name) @binding) source: (string) @binding.target)
((variable_declarator name: (identifier) @binding.name
  value: [
    (call_expression function: (identifier) @_require arguments: (arguments . (string) @binding.target))
    (member_expression object: (call_expression function: (identifier) @_require arguments: (arguments . (string) @binding.target)) property: (property_identifier) @binding.member)
  ]) @binding
  (#eq? @_require "require"))
((variable_declarator
  name: (object_pattern [
    (shorthand_property_identifier_pattern) @binding @binding.name @binding.member
    (pair_pattern key: (property_identifier) @binding.member value: (identifier) @binding.name) @binding
  ])
  value: (call_expression function: (identifier) @_require arguments: (arguments . (string) @binding.target)))
  (#eq? @_require "require"))

(export_statement value: (identifier) @export.name) @export
((assignment_expression left: (_) @_exports right: (identifier) @export.name) @export
  (#any-of? @_exports "module.exports" "exports"))

; Routers, also as the head of a chain: const app = new Hono().get(…)
((variable_declarator name: (identifier) @router.name value: (_) @_value) @router
  (#match? @_value "^(?:await )?(?:new (?:Hono|OpenAPIHono|App|Koa|H3|Elysia)\\b|(?:express|fastify|Fastify|fromHono|restify\\.createServer)\\()"))
((variable_declarator name: (identifier) @router.name value: (_) @_value) @router
  (#match? @_value "^(?:new )?(?:\\w+\\.)?(?:Router|AutoRouter|IttyRouter|KoaRouter|createRouter|PromiseRouter)(?:<[^(]*>)?\\(")
  (#set! router.kind "sub"))
((assignment_expression left: (_) @router.name right: (_) @_value) @router
  (#match? @_value "^(?:new (?:Hono|OpenAPIHono|Koa)\\b|(?:express|fastify|Fastify)\\()"))
((assignment_expression left: (_) @router.name right: (_) @_value) @router
  (#match? @_value "^(?:new )?(?:\\w+\\.)?(?:Router|KoaRouter)(?:<[^(]*>)?\\(")
  (#set! router.kind "sub"))
((export_statement value: (_) @_value) @router
  (#match? @_value "^(?:new (?:Hono|OpenAPIHono)\\b|AutoRouter\\()")
  (#set! router.name "default"))
((export_statement value: (_) @_value) @router
  (#match? @_value "^(?:new )?(?:\\w+\\.)?(?:Router|KoaRouter)(?:<[^(]*>)?\\(")
  (#set! router.kind "sub") (#set! router.name "default"))
((assignment_expression left: (_) @_exports right: (_) @_value) @router
  (#eq? @_exports "module.exports")
  (#match? @_value "^(?:new )?(?:\\w+\\.)?(?:Hono|Router|KoaRouter)(?:<[^(]*>)?\\(")
  (#set! router.kind "sub") (#set! router.name "default"))
((variable_declarator
  value: (new_expression arguments: (arguments (object (pair key: (property_identifier) @_key value: (_) @router.prefix))))) @router
  (#any-of? @_key "prefix" "base"))
((variable_declarator
  value: (call_expression function: (_) @_maker arguments: (arguments (object (pair key: (property_identifier) @_key value: (_) @router.prefix))))) @router
  (#match? @_maker "Router$")
  (#any-of? @_key "prefix" "base"))
; .basePath('/api') of a chain or of a statement's own
((variable_declarator name: (identifier) @router.name
  value: (call_expression function: (member_expression object: (_) @router.parent property: (property_identifier) @_base) arguments: (arguments . (_) @router.prefix))) @router
  (#eq? @_base "basePath"))

; app.get('/x', guard, handler)
((call_expression
  function: (member_expression object: (_) @route.on property: (property_identifier) @route.method)
  arguments: (arguments . (_) @route.path (_) @route.argument)) @route
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "del" "head" "options" "all" "any" "ws")
  (#match? @route.path "^(?:['\"`\\[/]|[\\w.]+$|[\\w.]+ ?\\+)"))
; app.on('GET', '/x', handler), route('GET', '/x', handler)
((call_expression
  function: [(identifier) @route.function (member_expression object: (_) @route.on property: (property_identifier) @route.function)]
  arguments: (arguments . [(string) (array)] @route.method . [(string) (template_string) (array) (regex)] @route.path (_) @route.argument)) @route
  (#match? @route.method "^[\\['\" ]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL|ANY|get|post|put|patch|delete)['\"]")
  (#match? @route.path "^[\\['\"` ]*[/*]")
  (#not-any-of? @route.function "open" "request" "fetch" "send" "log" "describe" "it" "test" "intercept"))
; router.route('/x').get(handler).post(handler)
((call_expression
  function: (member_expression
    object: (call_expression function: (member_expression object: (_) @route.on property: (property_identifier) @_route) arguments: (arguments . (_) @route.path .))
    property: (property_identifier) @route.method)
  arguments: (arguments (_) @route.argument)) @route
  (#eq? @_route "route")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "del" "head" "options" "all"))
((call_expression
  function: (member_expression
    object: (call_expression function: (member_expression
      object: (call_expression function: (member_expression object: (_) @route.on property: (property_identifier) @_route) arguments: (arguments . (_) @route.path .))))
    property: (property_identifier) @route.method)
  arguments: (arguments (_) @route.argument)) @route
  (#eq? @_route "route")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "del" "head" "options" "all"))
((call_expression
  function: (member_expression
    object: (call_expression function: (member_expression
      object: (call_expression function: (member_expression
        object: (call_expression function: (member_expression object: (_) @route.on property: (property_identifier) @_route) arguments: (arguments . (_) @route.path .))))))
    property: (property_identifier) @route.method)
  arguments: (arguments (_) @route.argument)) @route
  (#eq? @_route "route")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "del" "head" "options" "all"))
((call_expression
  function: (member_expression
    object: (call_expression function: (member_expression
      object: (call_expression function: (member_expression
        object: (call_expression function: (member_expression
          object: (call_expression function: (member_expression object: (_) @route.on property: (property_identifier) @_route) arguments: (arguments . (_) @route.path .))))))))
    property: (property_identifier) @route.method)
  arguments: (arguments (_) @route.argument)) @route
  (#eq? @_route "route")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "del" "head" "options" "all"))
; fastify.route({ method: 'GET', url: '/x', handler })
((call_expression
  function: (member_expression object: (_) @route.on property: (property_identifier) @_route)
  arguments: (arguments . (object
    (pair key: (property_identifier) @_method value: (_) @route.method)
    (pair key: (property_identifier) @_url value: (_) @route.path)) .)) @route
  (#eq? @_route "route") (#eq? @_method "method") (#any-of? @_url "url" "path"))
((call_expression
  function: (member_expression property: (property_identifier) @_route)
  arguments: (arguments . (object (pair key: (property_identifier) @_key value: (_) @route.handler)) .)) @route
  (#eq? @_route "route") (#eq? @_key "handler"))
; options of a route: { preHandler: [auth] }
((call_expression
  function: (member_expression property: (property_identifier) @_verb)
  arguments: (arguments (object (pair key: (property_identifier) @_key value: (_) @route.guard)))) @route
  (#any-of? @_verb "get" "post" "put" "patch" "delete" "head" "options" "all" "route")
  (#any-of? @_key "preHandler" "onRequest" "preValidation" "beforeHandler"))

; Middleware and routers below a router.
((call_expression
  function: (member_expression object: (_) @use.on property: (property_identifier) @_use)
  arguments: (arguments (_) @use.argument)) @use
  (#any-of? @_use "use" "register" "mount"))
; Middleware that is written out and turns callers away: app.use('/admin/*', async (c, next) => {…401…})
((call_expression
  function: (member_expression object: (_) @use.on property: (property_identifier) @_use)
  arguments: (arguments . (string) @use.path . [(arrow_function) (function_expression)] @_check .)) @use
  (#eq? @_use "use")
  (#match? @_check "\\b40[13]\\b|[Uu]nauthori[sz]ed|UNAUTHORI[SZ]ED|[Ff]orbidden|FORBIDDEN")
  (#match? @_check "(?i)auth[^o]|token|session|jwt|password|cookie|\\buser|admin|secret|api.?key")
  (#set! use.refuses "yes"))
((call_expression
  function: (member_expression object: (_) @use.on property: (property_identifier) @_use)
  arguments: (arguments . [(arrow_function) (function_expression)] @_check .)) @use
  (#eq? @_use "use")
  (#match? @_check "\\b40[13]\\b|[Uu]nauthori[sz]ed|UNAUTHORI[SZ]ED|[Ff]orbidden|FORBIDDEN")
  (#match? @_check "(?i)auth[^o]|token|session|jwt|password|cookie|\\buser|admin|secret|api.?key")
  (#not-match? @_check "^(?:async )?(?:function ?)?\\(e(?:rr(?:or)?)?,")
  (#set! use.refuses "yes"))
((call_expression
  function: (member_expression property: (property_identifier) @_use)
  arguments: (arguments [(arrow_function) (function_expression)] @_check .)) @use
  (#eq? @_use "use")
  (#match? @_check "startsWith\\(|\\.includes\\(|\\bpath(?:name)?\\b|\\.method\\b|\\.test\\(")
  (#set! use.spares "yes"))
((call_expression
  function: (member_expression object: (_) @use.on property: (property_identifier) @_use)
  arguments: (arguments . [(string) (template_string)] @use.path . (_) @use.argument .)) @use
  (#eq? @_use "route"))
((call_expression
  function: (member_expression object: (_) @use.on property: (property_identifier) @_use)
  arguments: (arguments . (_) @use.argument . (object (pair key: (property_identifier) @_key value: (_) @use.path)))) @use
  (#eq? @_use "register") (#eq? @_key "prefix"))
((call_expression
  function: (member_expression object: (_) @use.on property: (property_identifier) @_hook)
  arguments: (arguments . (string) @_when . (_) @use.guard)) @use
  (#eq? @_hook "addHook") (#match? @_when "onRequest|preHandler|preValidation"))

; Lists of routers that are mounted one by one: { path: '/users', route: userRoute }
((object
  (pair key: (property_identifier) @_path value: (string) @use.path)
  (pair key: (property_identifier) @_route value: (identifier) @use.argument)) @use
  (#eq? @_path "path")
  (#any-of? @_route "route" "router" "routes")
  (#set! use.whole "file"))

; A router handed to a function that adds routes to it.
((call_expression
  function: (_) @call.function
  arguments: (arguments (identifier) @call.argument)) @call
  (#match? @call.function "^(?:[A-Za-z_$][\\w.$]*|require\\([^)]*\\)(?:\\.\\w+)?)$")
  (#match? @call.argument "^(?:app|router|server|fastify|api|v\\d+|\\w+(?:App|Router))$"))

; Functions that check who is asking before they answer.
((call_expression function: [(identifier) (member_expression)] @guard.name) @guard
  (#match? @guard.name "^(?:\\w+\\.)?(?:require|ensure|assert|check|verify|authenticate|authorize)_?(?:Auth|Admin|User|Login|LoggedIn|Session|Token|Permission|Role|Access)?(?:[A-Z]\\w*)?$")
  (#match? @guard.name "[Aa]uth|Admin|User|Login|LoggedIn|Session|Token|Permission|Role|Access")
  (#not-match? @guard.name "(?:Response|Password|Name|Email|Input|Exists|Data|Body|Id|Form|Schema|Format|Limit)$"))
((if_statement
  condition: (parenthesized_expression (unary_expression operator: "!" argument: (call_expression function: [(identifier) (member_expression)] @guard.name)))
  consequence: (_) @_refuses) @guard
  (#match? @guard.name "^(?:\\w+\\.)?is(?:Auth|Admin|Logged|Valid(?:Token|Session|ApiKey))\\w*$")
  (#match? @_refuses "\\b40[13]\\b|[Uu]nauthori[sz]ed|[Ff]orbidden"))
; An answer that turns a caller away, for whatever reason.
((number) @denial (#any-of? @denial "401" "403"))
((property_identifier) @denial (#match? @denial "^(?i:unauthori[sz]ed|unauthenticated|forbidden)(?:Error|Exception)?$"))
((identifier) @denial (#match? @denial "^(?:Unauthori[sz]ed|Unauthenticated|Forbidden)\\w*$"))
((string) @denial (#match? @denial "^.(?i:unauthori[sz]ed|unauthenticated|forbidden|not authenticated|not authori[sz]ed)\\b"))
; One that asks who is calling.
((call_expression function: [(identifier) (member_expression)] @_asks) @denial
  (#match? @_asks "(?:^|\\.)(?:get|load|use|read|resolve|validate)\\w*(?:Sessions?|CurrentUser|AuthUser|Identity)$|^(?:auth|currentUser|getUser)$"))
; One that hands the request on: what it calls may turn the caller away.
((call_expression function: [(identifier) (member_expression)] @hands.function arguments: (arguments) @_args) @hands
  (#match? @_args "^\\([^()>]*\\b(?:c|ctx|context|req|request|event)\\b")
  (#not-match? @hands.function "^(?:c|ctx|context|req|request|res|reply|response|console|JSON|Object|Promise|app|router)\\b|require$"))
; Middleware that looks at paths: which of them it spares is not told.
((call_expression function: (member_expression object: (_) @_path property: (property_identifier) @_looks) arguments: (arguments . (string) @exempt.path)) @exempt
  (#match? @_path "(?i)path|url") (#any-of? @_looks "startsWith" "includes" "endsWith") (#match? @exempt.path "^./"))
((binary_expression left: (_) @_path operator: ["===" "=="] right: (string) @exempt.path) @exempt
  (#match? @_path "(?i)(?:path(?:name)?|url)$") (#match? @exempt.path "^./"))
; const API_PREFIX = '/api/v1': paths are written with it.
((variable_declarator name: (identifier) @value.name value: (string) @value.text) @value
  (#match? @value.name "^[A-Z][A-Z0-9_]+$") (#match? @value.text "^./"))
