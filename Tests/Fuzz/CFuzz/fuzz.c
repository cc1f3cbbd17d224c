// A target of C needs a source.
#include "fuzz.h"
