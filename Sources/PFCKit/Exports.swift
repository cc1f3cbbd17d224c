// `import PFCKit` is all that a user of the library writes.

@_exported public import PFCDiagnostics
@_exported public import PFCForms
@_exported public import PFCModel
@_exported public import PFCSyntax
@_exported public import PFCText
