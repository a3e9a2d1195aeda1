; // swift-tools-version: 6.1
((source_file (comment) @requirement.tools) @requirement
  (#match? @requirement.tools "swift-tools-version"))
