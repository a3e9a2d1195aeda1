; Settings: texts, and what else may stand there.
((interface_declaration name: (_) @_name body: (interface_body (property_signature name: (property_identifier) @setting.name type: (type_annotation (_) @_type)) @setting))
  (#match? @_name "^(?:Cloudflare)?(?:Env|Bindings|CloudflareBindings)$") (#match? @_type "^string(?: \\| (?:undefined|null|boolean|number|string\\[\\]))*$"))
((type_alias_declaration name: (_) @_name value: (object_type (property_signature name: (property_identifier) @setting.name type: (type_annotation (_) @_type)) @setting))
  (#match? @_name "^(?:Cloudflare)?(?:Env|Bindings|CloudflareBindings)$") (#match? @_type "^string(?: \\| (?:undefined|null|boolean|number|string\\[\\]))*$"))
((property_signature name: (_) @_name type: (type_annotation (object_type (property_signature name: (property_identifier) @setting.name type: (type_annotation (_) @_type)) @setting)))
  (#match? @_name "^(?:Cloudflare)?(?:Env|Bindings|CloudflareBindings)$") (#match? @_type "^string(?: \\| (?:undefined|null|boolean|number|string\\[\\]))*$"))
; Resources that are bound, by their type.
((interface_declaration name: (_) @_name body: (interface_body (property_signature name: (property_identifier) @bound.name type: (type_annotation (_) @bound.type)) @bound))
  (#match? @_name "^(?:Cloudflare)?(?:Env|Bindings|CloudflareBindings)$") (#match? @bound.type "^(?:D1Database|KVNamespace|R2Bucket|Queue|Ai|Vectorize|VectorizeIndex|DurableObjectNamespace|AnalyticsEngineDataset|Hyperdrive|SendEmail|RateLimit|Workflow|Fetcher|Service|BrowserWorker|ImagesBinding|DispatchNamespace|Pipeline|SecretsStoreSecret)\\b"))
((type_alias_declaration name: (_) @_name value: (object_type (property_signature name: (property_identifier) @bound.name type: (type_annotation (_) @bound.type)) @bound))
  (#match? @_name "^(?:Cloudflare)?(?:Env|Bindings|CloudflareBindings)$") (#match? @bound.type "^(?:D1Database|KVNamespace|R2Bucket|Queue|Ai|Vectorize|VectorizeIndex|DurableObjectNamespace|AnalyticsEngineDataset|Hyperdrive|SendEmail|RateLimit|Workflow|Fetcher|Service|BrowserWorker|ImagesBinding|DispatchNamespace|Pipeline|SecretsStoreSecret)\\b"))
((property_signature name: (_) @_name type: (type_annotation (object_type (property_signature name: (property_identifier) @bound.name type: (type_annotation (_) @bound.type)) @bound)))
  (#match? @_name "^(?:Cloudflare)?(?:Env|Bindings|CloudflareBindings)$") (#match? @bound.type "^(?:D1Database|KVNamespace|R2Bucket|Queue|Ai|Vectorize|VectorizeIndex|DurableObjectNamespace|AnalyticsEngineDataset|Hyperdrive|SendEmail|RateLimit|Workflow|Fetcher|Service|BrowserWorker|ImagesBinding|DispatchNamespace|Pipeline|SecretsStoreSecret)\\b"))
