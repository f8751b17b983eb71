# SPDX-License-Identifier: BSD-2-Clause
# What `cmake --install` gives: libraries, headers, the CMake package, the pkg-config file, the command.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/icmpwire)
set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(TARGETS icmpwire_static icmpwire_shared EXPORT icmpwireTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
    FILES_MATCHING PATTERN "*.h" PATTERN "*.def")
install(EXPORT icmpwireTargets NAMESPACE icmpwire:: DESTINATION ${package_dir})

configure_package_config_file(packaging/icmpwireConfig.cmake.in icmpwireConfig.cmake
    INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/icmpwireConfigVersion.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/icmpwireConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/icmpwireConfigVersion.cmake
    DESTINATION ${package_dir})

# The pkg-config file finds its prefix from where it lies, so that the installed tree can be moved.
file(RELATIVE_PATH prefix_from_pkgconfig
    ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" prefix_from_pkgconfig ${prefix_from_pkgconfig})
configure_file(packaging/icmpwire.pc.in icmpwire.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/icmpwire.pc DESTINATION ${pkgconfig_dir})

install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(ICMPWIRE_BUILD_CLI)
    install(TARGETS icmpwire_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
if(TARGET icmpwire_pages)
    get_target_property(pages icmpwire_pages PAGES)
    install(FILES ${pages}/icmpwire.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES ${pages}/icmpwire DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES ${pages}/_icmpwire DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
    install(FILES ${pages}/icmpwire.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
