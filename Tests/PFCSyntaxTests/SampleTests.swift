import Testing
@testable import PFCSyntax
