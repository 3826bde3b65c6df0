@echo off
rem Runs Minyi, building it first where that was not done yet.
rem
rem   MINYI_JAVA_OPTS  further flags of the Java machine, for example -Xmx4g
rem   JAVA_HOME        the JDK to use; else java from the PATH
rem
rem Only ASCII here: cmd reads this file in the console's code page, whatever that is. The code
rem page is left alone, and Minyi writes in it. No blocks in brackets around variables either:
rem a bracket in a path, as in "Program Files (x86)", would end them.
setlocal EnableExtensions DisableDelayedExpansion

set "ROOT=%~dp0"
set "PROGRAM=%ROOT%classifier-cli\target\minyi"
set "JAR=%PROGRAM%\minyi-classifier-cli.jar"

rem With its ending: a java.cmd would not come back to this file.
set "JAVA=java.exe"
if not defined JAVA_HOME goto :find_java
rem Without the quotation marks that some put around it.
set "JAVA=%JAVA_HOME:"=%\bin\java.exe"
if exist "%JAVA%" goto :check_java
echo minyi: JAVA_HOME is wrong, there is no "%JAVA%" 1>&2
exit /b 2

:find_java
where /q java.exe
if not errorlevel 1 goto :check_java
echo minyi: Java not found. Install JDK 17 or later, for example from https://adoptium.net 1>&2
exit /b 2

:check_java
rem Asked by flags, simpler here than to parse a version: the first came with JDK 17, the second
rem with JDK 23. Training runs native code; with both, newer JDKs let it without warnings.
set "NATIVE=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
"%JAVA%" %NATIVE% -version >nul 2>&1
if "%ERRORLEVEL%"=="0" goto :check_build
set "NATIVE="
"%JAVA%" --enable-native-access=ALL-UNNAMED -version >nul 2>&1
if "%ERRORLEVEL%"=="0" goto :check_build
echo minyi: JDK 17 or later is needed; this one is older or does not run: "%JAVA%" 1>&2
exit /b 2

:check_build
if not exist "%JAR%" goto :build
if not exist "%PROGRAM%\lib\" goto :build
goto :run

:build
set "WHAT=first run: building, which takes some minutes"
set "MODULE=classifier-cli"
call :build_module
if errorlevel 1 exit /b 70
goto :run

:build_module
set "LOG=%ROOT%target\minyi-build.log"
if not exist "%ROOT%target\" mkdir "%ROOT%target"
echo minyi: %WHAT% (log: "%LOG%") ... 1>&2
pushd "%ROOT%"
call "%ROOT%mvnw.cmd" -q -B package -DskipTests -Dspotless.check.skip=true -pl %MODULE% -am >"%LOG%" 2>&1 <nul
set "RESULT=%ERRORLEVEL%"
popd
if "%RESULT%"=="0" exit /b 0
type "%LOG%" 1>&2
echo minyi: the build failed; above is "%LOG%" 1>&2
exit /b 70

:run
set "COMMAND=%~1"
rem The encoder of the accurate profile is large and native: built and loaded only for who asks.
set "CLASSES=%JAR%"
set "ENCODER=%ROOT%classifier-encoder\target\minyi"
set "PROFILE="
rem Not in a subroutine: call would expand the arguments once more, and answer /? itself. What is
rem shifted stays in the list of all arguments.
:find_profile
if "%~1"=="" if "%1"=="" goto :profile_found
rem Outside quotation marks, cmd splits --profile=accurate at the equals sign.
if "%~1"=="--profile" set "PROFILE=%~2"
if /i "%~1"=="--profile=accurate" set "PROFILE=accurate"
shift
goto :find_profile

:profile_found
if /i not "%PROFILE%"=="accurate" goto :start_java
if exist "%ENCODER%\minyi-classifier-encoder.jar" goto :with_encoder
set "WHAT=first use of the accurate profile: getting the encoder (about 110 MB) and building"
set "MODULE=classifier-encoder"
call :build_module
if errorlevel 1 exit /b 70
:with_encoder
set "CLASSES=%JAR%;%ENCODER%\*"

:start_java
set "MEMORY=-Xmx2g"
set "ENGINE=-XX:+UseParallelGC"
if not "%COMMAND%"=="train" if not "%COMMAND%"=="cross-validate" goto :start
set "MEMORY=-Xmx5g -Dorg.bytedeco.javacpp.maxbytes=5G -Dorg.bytedeco.javacpp.maxphysicalbytes=12G"
if "%COMMAND%"=="train" set "ENGINE=-XX:+UseSerialGC -XX:MaxNewSize=64m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"

:start
rem The reasons for the other flags are in the file minyi.
"%JAVA%" %MEMORY% %ENGINE% -Xshare:auto -Dfile.encoding=UTF-8 -Djdk.console=java.base %NATIVE% %MINYI_JAVA_OPTS% -cp "%CLASSES%" org.minyi.cli.Minyi %*
exit /b %ERRORLEVEL%
