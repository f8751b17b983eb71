# SPDX-License-Identifier: BSD-2-Clause
# Builds for sparc64 (64-bit, big-endian, strict about alignment) with Debian's cross compiler; tests run under QEMU, linked statically.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR sparc64)
set(CMAKE_C_COMPILER sparc64-linux-gnu-gcc)
set(CMAKE_EXE_LINKER_FLAGS_INIT -static)
set(CMAKE_FIND_ROOT_PATH /usr/sparc64-linux-gnu)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(ENV{PKG_CONFIG_LIBDIR} /usr/sparc64-linux-gnu/lib/pkgconfig)
find_program(ICMPWIRE_EMULATOR NAMES qemu-sparc64-static qemu-sparc64 REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR ${ICMPWIRE_EMULATOR})
