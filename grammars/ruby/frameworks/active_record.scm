((class name: (_) @model.name superclass: (superclass (_) @_base)) @model
  (#any-of? @_base "ApplicationRecord" "ActiveRecord::Base" "::ApplicationRecord") (#not-match? @model.name "(?:^|::)ApplicationRecord$"))
((call !receiver method: (identifier) @_create arguments: (argument_list . [(string) (simple_symbol)] @table.name)) @table
  (#eq? @_create "create_table"))
