/* SPDX-License-Identifier: BSD-2-Clause */
/* Takes back the short names that the walks are written in, so that no program sees them, and what walk.h says of
 * casts. No include guard. */
#undef U8
#undef U16
#undef U24
#undef U32
#undef U64
#undef I32
#undef U8_BITS
#undef U16_BITS
#undef U32_BITS
#undef U8_AS
#undef U16_AS
#undef U8_BITS_AS
#undef U16_BITS_AS
#undef U8_SIZE
#undef U16_SIZE
#undef CHECKSUM
#undef IPV4
#undef IPV6
#undef SPAN
#undef REST
#undef LIST
#undef LIST8
#undef ARRAY
#undef ALIGN
#undef PART
#undef BODY
#undef REFUSED
#undef LEFT
#undef TAIL
#undef NAME
#undef WORDS
#undef DATAGRAM
#undef EXTENDED_DATAGRAM
#undef OPTIONAL_EXTENSION
#undef WALK
#undef WALK_IN
#undef ELEMENT
#ifdef __cplusplus
#pragma GCC diagnostic pop
#endif
