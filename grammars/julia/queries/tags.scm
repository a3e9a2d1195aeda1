(module_definition name: (identifier) @name . (_)? @body) @definition.module
(struct_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ]) . (_)? @body) @definition.struct
(abstract_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ])) @definition.type
(primitive_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ])) @definition.type
(macro_definition (signature (call_expression . [(identifier) (operator)] @name)) . (_)? @body) @definition.macro
(function_definition (signature [
    (identifier) @name
    [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ]
  ]) . (_)? @body) @definition.function

; name(x) = …
(source_file (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function)
(module_definition (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function)
(macro_argument_list (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function)
(struct_definition (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function)
(if_statement (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function)

(source_file (const_statement (assignment . (identifier) @name)) @definition.constant)
(module_definition (const_statement (assignment . (identifier) @name)) @definition.constant)

; A string above a definition documents it.
(source_file (string_literal) @doc . [
  (module_definition name: (identifier) @name) @definition.module
  (struct_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ])) @definition.struct
  (abstract_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ])) @definition.type
  (macro_definition (signature (call_expression . (identifier) @name))) @definition.macro
  (function_definition (signature [
    (identifier) @name
    [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ]
  ]) . (_)? @body) @definition.function
  (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function
  (const_statement (assignment . (identifier) @name)) @definition.constant
  (macrocall_expression (macro_argument_list [(function_definition (signature [
    (identifier) @name
    [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ]
  ]) . (_)? @body) @definition.function (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function (struct_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ])) @definition.struct]))
 ])
(module_definition (string_literal) @doc . [
  (module_definition name: (identifier) @name) @definition.module
  (struct_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ])) @definition.struct
  (abstract_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ])) @definition.type
  (macro_definition (signature (call_expression . (identifier) @name))) @definition.macro
  (function_definition (signature [
    (identifier) @name
    [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ]
  ]) . (_)? @body) @definition.function
  (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function
  (const_statement (assignment . (identifier) @name)) @definition.constant
  (macrocall_expression (macro_argument_list [(function_definition (signature [
    (identifier) @name
    [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ]
  ]) . (_)? @body) @definition.function (assignment . [
    (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])
    (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))
    (where_expression . [(call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]) (typed_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ])) (where_expression . (call_expression . [
      (identifier) @name
      (operator) @name
      (parametrized_type_expression . (identifier) @name)
      (field_expression (identifier) @name .)
      (field_expression (quote_expression (_) @name))
    ]))])
  ] (operator) @body) @definition.function (struct_definition (type_head [
    (identifier) @name
    (parametrized_type_expression . (identifier) @name)
    (binary_expression . [(identifier) @name (parametrized_type_expression . (identifier) @name)])
  ])) @definition.struct]))
 ])
(source_file . (string_literal) @doc . (module_definition))

(using_statement [(identifier) (scoped_identifier)] @target (#set! wildcard "true")) @import
(import_statement [(identifier) (scoped_identifier)] @target) @import
(using_statement (selected_import . (_) @target (_) @member)) @import
(import_statement (selected_import . (_) @target (_) @member)) @import
((call_expression . (identifier) @_include . (argument_list . (string_literal (content) @target) .)) @import
  (#eq? @_include "include")
  (#set! beside "true")
  (#set! wildcard "true"))
