((interface_declaration name: (_) @_name body: (interface_body (property_signature name: (property_identifier) @setting.name type: (type_annotation (predefined_type) @_type)) @setting))
  (#match? @_name "^(?:Cloudflare)?(?:Env|Bindings|CloudflareBindings)$") (#eq? @_type "string"))
((type_alias_declaration name: (_) @_name value: (object_type (property_signature name: (property_identifier) @setting.name type: (type_annotation (predefined_type) @_type)) @setting))
  (#match? @_name "^(?:Cloudflare)?(?:Env|Bindings|CloudflareBindings)$") (#eq? @_type "string"))
