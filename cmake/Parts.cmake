# SPDX-License-Identifier: BSD-2-Clause
# Helpers of the build: optional parts, and how our own targets are compiled.

# icmpwire_part(NAME what default modules...): the option ICMPWIRE_BUILD_NAME, off when pkg-config does not find the
# modules; asked for and not found is an error.
function(icmpwire_part name what default)
    set(option ICMPWIRE_BUILD_${name})
    set(missing "")
    if(default OR ${option})
        find_package(PkgConfig QUIET)
        foreach(module IN LISTS ARGN)
            if(PkgConfig_FOUND)
                pkg_check_modules(${module} QUIET IMPORTED_TARGET GLOBAL ${module})
            endif()
            if(NOT ${module}_FOUND)
                list(APPEND missing ${module})
            endif()
        endforeach()
    endif()
    if(missing AND ${option})
        message(FATAL_ERROR "${option}: ${what}: pkg-config does not find: ${missing}. scripts/setup installs them.")
    elseif(missing AND NOT DEFINED ${option})
        message(STATUS "${option} is off (${what}): pkg-config does not find: ${missing}")
        set(default OFF)
    endif()
    option(${option} "Build ${what}" ${default})
endfunction()

# How a target of our own is compiled: C11 and, when nobody else's project is around, all warnings. Presets for
# development turn warnings into errors (CMAKE_COMPILE_WARNING_AS_ERROR). No flag reaches a parent project.
function(icmpwire_own target)
    set_target_properties(${target} PROPERTIES
        C_STANDARD 11 C_STANDARD_REQUIRED ON C_VISIBILITY_PRESET hidden
        CXX_STANDARD 17 CXX_STANDARD_REQUIRED ON CXX_VISIBILITY_PRESET hidden)
    if(PROJECT_IS_TOP_LEVEL)
        target_compile_options(${target} PRIVATE
            -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wcast-qual -Wpedantic -Wvla)
    endif()
endfunction()

# A program of our own that uses the library, and may look at its private headers.
function(icmpwire_program target)
    icmpwire_own(${target})
    target_compile_definitions(${target} PRIVATE _FILE_OFFSET_BITS=64)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${target} PRIVATE icmpwire::static)
endfunction()
