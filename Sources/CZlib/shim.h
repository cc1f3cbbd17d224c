// zlib declares its initializers as macros, which Swift does not see.
#include <zlib.h>

/// Raw deflate data, as ZIP entries hold it: no zlib header.
static inline int czlib_inflate_init(z_streamp stream) { return inflateInit2(stream, -MAX_WBITS); }

static inline int czlib_deflate_init(z_streamp stream) {
  return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
