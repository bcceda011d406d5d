# Installs Licet for find_package; then configures, builds and runs the consumer in SOURCE.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "failed: ${ARGN}")
  endif()
endfunction()

file(REMOVE_RECURSE ${BUILD})
if(SOURCE MATCHES "find_package$")
  run(${CMAKE_COMMAND} --install ${LICET_BUILD} --prefix ${BUILD}/prefix)
endif()
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${BUILD} -G ${GENERATOR}
  -DCMAKE_BUILD_TYPE=${BUILD_TYPE} -DCMAKE_C_COMPILER=${C_COMPILER} -DCMAKE_CXX_COMPILER=${CXX_COMPILER}
  -DCMAKE_C_COMPILER_LAUNCHER=${LAUNCHER} -DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER} -DLICET_STRICT=${STRICT}
  -DLICET_SOURCE=${LICET_SOURCE} -DCMAKE_PREFIX_PATH=${BUILD}/prefix)
run(${CMAKE_COMMAND} --build ${BUILD})
run(${BUILD}/consumer)
