# The SHA-256 over the program's own sources, as a C++ file that defines it. It is made of contents and names below the project's folder alone, so that
# every checkout, path and compiler gives the same. Included, it defines the command that makes the file when a source has changed; as a
# script (cmake -DROOT=… -DOUTPUT=… -P) it makes it. What a house or style says is not in it: papers name each of those that they used.
if(CMAKE_SCRIPT_MODE_FILE)
  cmake_minimum_required(VERSION 3.25)
endif()

function(townclerk_sources root result)
  set(follow CONFIGURE_DEPENDS)  # a new file configures again
  if(CMAKE_SCRIPT_MODE_FILE)
    set(follow "")
  endif()
  file(GLOB_RECURSE files ${follow} RELATIVE ${root} ${root}/src/*.cpp ${root}/src/*.hpp ${root}/src/*.def ${root}/src/*.S ${root}/src/*.in
       ${root}/src/*.cmake ${root}/src/CMakeLists.txt)
  list(APPEND files CMakeLists.txt)
  list(SORT files COMPARE STRING)
  set(${result} ${files} PARENT_SCOPE)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE)
  townclerk_sources(${ROOT} files)
  set(lines "")
  foreach(file ${files})
    file(SHA256 ${ROOT}/${file} hash)
    string(APPEND lines "${hash} ${file}\n")
  endforeach()
  string(SHA256 hash "${lines}")
  file(CONFIGURE OUTPUT ${OUTPUT} @ONLY  # which leaves a file alone that would be the same
       CONTENT "#include \"maker.hpp\"\n\nstd::string_view townclerk::source_hash() {\n  return \"@hash@\";\n}\n")
else()
  function(townclerk_source_hash result)
    townclerk_sources(${PROJECT_SOURCE_DIR} files)
    list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/)
    set(output ${CMAKE_BINARY_DIR}/generated/source_hash.cpp)
    add_custom_command(OUTPUT ${output} DEPENDS ${files} VERBATIM
                       COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} -DOUTPUT=${output} -P ${PROJECT_SOURCE_DIR}/src/source_hash.cmake)
    set(${result} ${output} PARENT_SCOPE)
  endfunction()
endif()
